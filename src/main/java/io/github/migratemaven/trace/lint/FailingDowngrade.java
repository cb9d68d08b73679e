package io.github.migratemaven.trace.lint;

import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Place;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;

/** A downgrade that PostgreSQL refuses, so that what it would do cannot be measured. */
public final class FailingDowngrade {
    static final RuleText TEXT = new RuleText(
            "downgrade-fails",
            Severity.ERROR,
            "Write downgrades that run",
            "In an emergency it would fail, and what it locks until then nobody knows.",
            Example.of("alter table orders add column state int").backBy("alter table orders drop column status"),
            Example.of("alter table orders add column state int").backBy("alter table orders drop column state"));

    private FailingDowngrade() {}

    /** @param failure what came of running it right after its upgrade */
    public static Finding finding(Revision revision, MigrationFailure failure) {
        Finding finding =
                TEXT.rule().found(failure.getMessage(), failure.advice()).in(revision.id());
        return revision.file()
                .map(file -> finding.at(new Place(file, revision.downgrade().firstLine(), 1)))
                .orElse(finding);
    }
}
