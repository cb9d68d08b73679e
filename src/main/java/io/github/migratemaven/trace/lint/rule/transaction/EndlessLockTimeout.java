package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.RelationTrace;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RevisionScene;
import io.github.migratemaven.trace.lint.RuleText;
import java.util.List;

/** A revision that waits for its locks without end. */
public final class EndlessLockTimeout implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "no-lock-timeout",
                Severity.ERROR,
                "Leave lock_timeout as upgrade sets it",
                "While a statement waits for a strong lock, everybody else queues behind it, and without lock_timeout that has no end.",
                Example.of("set local lock_timeout = 0; alter table orders add column state int"),
                Example.of("alter table orders add column state int"));
    }

    @Override
    public List<Hit> look(RevisionScene revision) {
        return revision.statements().stream()
                .filter(scene -> TimeoutSetting.of(scene, "lock_timeout")
                        .filter(millis -> millis == 0)
                        .isPresent())
                .filter(scene -> revision.statements().stream()
                        .anyMatch(other -> other.touched().stream().anyMatch(RelationTrace::blocksWrites)))
                .map(scene -> Hit.of(
                                "the statements after it wait for their locks without end",
                                "Remove it: upgrade sets lock_timeout, and tries again.")
                        .at(scene.statement()))
                .toList();
    }
}
