package io.github.migratemaven.finding.format;

import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Findings;
import io.github.migratemaven.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as a person reads it in a log. */
public final class ReadableText {
    private static final String INDENT = "    ";

    private ReadableText() {}

    /** The gravest first, each with its reason and what to do; then how many there are. */
    public static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            report.findings().found().stream()
                    .filter(finding -> finding.severity() == severity)
                    .forEach(finding -> lines.addAll(lines(report, finding)));
        }
        lines.add(count(report.findings()));
        return lines;
    }

    private static List<String> lines(Report report, Finding finding) {
        List<String> lines = new ArrayList<>();
        String where = report.where(finding);
        lines.add(finding.severity().word().toUpperCase(Locale.ROOT) + " [" + finding.rule() + "] "
                + (where.isEmpty() ? report.subject(finding.revision()) : where));
        finding.message().lines().forEach(line -> lines.add(INDENT + line));
        if (!finding.why().isEmpty()) {
            lines.add(INDENT + "Why: " + finding.why());
        }
        if (!finding.next().isEmpty()) {
            lines.add(INDENT + "Next: " + finding.next().replace("\n", "\n" + INDENT));
        }
        finding.rewrite().ifPresent(sql -> sql.lines().forEach(line -> lines.add(INDENT + INDENT + line)));
        return lines;
    }

    /** {@code 2 errors, 1 warning}; {@code nothing found}. */
    public static String count(Findings findings) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long number = findings.count(severity);
            if (number > 0) {
                counts.add(number + " " + severity.word() + (number == 1 ? "" : "s"));
            }
        }
        return counts.isEmpty() ? "nothing found" : String.join(", ", counts);
    }
}
