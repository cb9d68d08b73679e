package io.github.migratemaven.finding.format;

import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Severity;

/** A report for a pull request's comment or a job's summary. */
final class Markdown {
    private Markdown() {}

    static String of(Report report) {
        StringBuilder text =
                new StringBuilder("### migrate:" + report.goal() + ": " + ReadableText.count(report.findings()) + "\n");
        for (Severity severity : Severity.values()) {
            report.findings().found().stream()
                    .filter(finding -> finding.severity() == severity)
                    .forEach(finding -> text.append(item(report, finding)));
        }
        return text.toString();
    }

    private static String item(Report report, Finding finding) {
        String where = report.where(finding);
        StringBuilder text = new StringBuilder("\n- **" + finding.severity().word() + "** "
                + code(finding.rule()) + " in "
                + (where.isEmpty() ? plain(report.subject(finding.revision())) : code(where)) + "\n");
        finding.message()
                .lines()
                .forEach(line -> text.append("  ").append(plain(line)).append("  \n"));
        text.append("  *").append(plain(finding.why())).append("*  \n");
        finding.next()
                .lines()
                .forEach(line -> text.append("  ").append(plain(line)).append("  \n"));
        finding.rewrite().ifPresent(sql -> text.append(block(sql)));
        return text.toString();
    }

    /** A fence longer than any run of backticks within. */
    private static String block(String sql) {
        String fence = "```";
        while (sql.contains(fence)) {
            fence += "`";
        }
        StringBuilder text = new StringBuilder("\n  " + fence + "sql\n");
        sql.lines().forEach(line -> text.append("  ").append(line).append('\n'));
        return text.append("  ").append(fence).append('\n').toString();
    }

    private static String code(String text) {
        return "`" + text.replace("`", "'").replace("\n", " ") + "`";
    }

    /** Nothing in it is taken for markup. */
    private static String plain(String text) {
        return text.strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([\\\\`*_\\[\\]|#~@])", "\\\\$1");
    }
}
