package io.github.migratemaven.engine.lint;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.result.NotInJson;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.finding.format.ReadableText;
import io.github.migratemaven.finding.format.Report;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What revisions were seen to do, and what rules find in that.
 *
 * @param postgres the major version that it was measured on
 */
public record LintResult(
        String goal,
        Status status,
        int postgres,
        List<TracedRevision> revisions,
        List<Finding> findings,
        @NotInJson boolean notes,
        @NotInJson Report report)
        implements GoalResult {

    public LintResult {
        revisions = List.copyOf(revisions);
        findings = List.copyOf(findings);
    }

    static LintResult of(Linted linted, int postgres, boolean notes, Report report) {
        return new LintResult(
                "lint",
                report.findings().atLeast(report.failOn()).isEmpty() ? Status.OK : Status.FAILED,
                postgres,
                linted.revisions(),
                report.findings().found(),
                notes,
                report);
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (revisions.isEmpty()) {
            lines.add("No revision is new; -DsinceRevision=base looks at all of them.");
            return lines;
        }
        lines.add("Measured on PostgreSQL " + postgres + ":");
        revisions.forEach(revision -> lines.addAll(LockTable.lines(revision)));
        lines.add("");
        lines.addAll(ReadableText.lines(shown()));
        long hidden = report.findings().count(Severity.NOTE);
        if (!notes && hidden > 0) {
            lines.add(hidden + (hidden == 1 ? " note" : " notes") + " besides; -Dnotes shows them.");
        }
        return lines;
    }

    private Report shown() {
        return notes ? report : report.atLeast(Severity.WARNING);
    }

    @Override
    public Optional<MigrationFailure> failure() {
        List<Finding> failing = report.findings().atLeast(report.failOn());
        if (failing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(MigrationFailure.of(
                status,
                "lint found " + ReadableText.count(report.findings()) + ":\n"
                        + failing.stream()
                                .map(finding ->
                                        "[" + finding.rule() + "] " + report.where(finding) + " " + finding.message())
                                .collect(Collectors.joining("\n")),
                "Write the statements as shown above, or say why they may stay, in a comment above each:"
                        + " -- migrate:allow RULE: REASON"));
    }
}
