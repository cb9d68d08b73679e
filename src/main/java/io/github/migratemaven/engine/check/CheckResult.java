package io.github.migratemaven.engine.check;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.result.NotInJson;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.finding.format.ReadableText;
import io.github.migratemaven.finding.format.Report;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.trace.lint.LintRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a check has found.
 *
 * @param checks what was looked at, and what was not
 * @param findings everything that is wrong or worth a look
 * @param notes whether lines tell of what is only good to know
 */
public record CheckResult(
        String goal,
        Status status,
        List<Check> checks,
        List<Finding> findings,
        @NotInJson boolean notes,
        @NotInJson Report report)
        implements GoalResult {
    private static final int MOST_ADVICE = 3;

    private static final Map<String, Status> STATUS_OF_RULES = Map.of(
            CheckRules.MODEL.id(), Status.PENDING,
            CheckRules.NOT_AHEAD.id(), Status.AHEAD,
            CheckRules.NO_DRIFT.id(), Status.DRIFT);

    public CheckResult {
        checks = List.copyOf(checks);
        findings = List.copyOf(findings);
    }

    /**
     * One part of the check.
     *
     * @param name as it is left out with {@code migrate.skipChecks}
     * @param outcome {@code passed}, {@code failed} or {@code skipped}
     * @param detail what was looked at, or why not
     */
    public record Check(String name, String outcome, String detail) {

        String line() {
            return name + ": " + outcome + ", " + detail;
        }
    }

    static CheckResult of(List<Outcome> outcomes, boolean notes, Report report) {
        return new CheckResult(
                "check",
                status(report),
                outcomes.stream().map(outcome -> check(outcome, report)).toList(),
                report.findings().found(),
                notes,
                report);
    }

    private static Check check(Outcome outcome, Report report) {
        boolean fails = !outcome.findings().atLeast(report.failOn()).isEmpty();
        return new Check(
                outcome.part().word(), !outcome.looked() ? "skipped" : fails ? "failed" : "passed", outcome.detail());
    }

    /** The one that all have in common; failed where there are several. */
    private static Status status(Report report) {
        List<Status> each = report.findings().atLeast(report.failOn()).stream()
                .map(finding -> STATUS_OF_RULES.getOrDefault(finding.rule(), Status.FAILED))
                .distinct()
                .toList();
        return each.isEmpty() ? Status.OK : each.size() == 1 ? each.get(0) : Status.FAILED;
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        checks.forEach(check -> lines.add(check.line()));
        lines.addAll(ReadableText.lines(notes ? report : report.atLeast(Severity.WARNING)));
        long hidden = report.findings().count(Severity.NOTE);
        if (!notes && hidden > 0) {
            lines.add(hidden + (hidden == 1 ? " note" : " notes") + " besides; -Dmigrate.notes shows them.");
        }
        return lines;
    }

    @Override
    public Optional<MigrationFailure> failure() {
        List<Finding> failing = report.findings().atLeast(report.failOn());
        if (failing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(MigrationFailure.of(
                status,
                "check found " + ReadableText.count(report.findings()) + ":\n"
                        + failing.stream().map(this::summary).collect(Collectors.joining("\n")),
                advice(failing)));
    }

    private String summary(Finding finding) {
        return "[" + finding.rule() + "] "
                + finding.place().map(place -> report.where(finding) + " ").orElse("") + finding.message();
    }

    /** What to do next; with the rule that says so where there is more than one thing. */
    private static String advice(List<Finding> failing) {
        List<String> next = failing.stream().map(Finding::next).distinct().toList();
        String advice = next.size() == 1
                ? next.get(0)
                : failing.stream()
                        .map(finding -> "[" + finding.rule() + "] " + finding.next())
                        .distinct()
                        .limit(MOST_ADVICE)
                        .collect(Collectors.joining("\n"));
        String allowable = failing.stream()
                .map(Finding::rule)
                .distinct()
                .filter(LintRules::canBeAllowed)
                .collect(Collectors.joining(", "));
        return allowable.isEmpty()
                ? advice
                : advice + "\nOr say why a statement may stay, in a comment above it: -- migrate:allow RULE: REASON ("
                        + allowable + ")";
    }
}
