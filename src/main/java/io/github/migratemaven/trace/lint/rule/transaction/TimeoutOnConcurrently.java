package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.execution.script.StatementNature;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RevisionScene;
import io.github.migratemaven.trace.lint.RuleText;
import java.util.List;
import java.util.stream.Stream;

/** A time limit on what must not be broken off. */
public final class TimeoutOnConcurrently implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "timeout-on-concurrently",
                Severity.ERROR,
                "Give statements that run concurrently all the time they need",
                "A concurrent build that runs into a time limit leaves an invalid index behind.",
                Example.of("set lock_timeout = '5s'; create index concurrently orders_amount on orders (amount)")
                        .alone(),
                Example.of("create index concurrently orders_amount on orders (amount)")
                        .alone());
    }

    @Override
    public List<Hit> look(RevisionScene revision) {
        boolean concurrently = revision.statements().stream()
                .anyMatch(scene -> scene.nature() == StatementNature.NON_TRANSACTIONAL && scene.has("concurrently"));
        return revision.statements().stream()
                .filter(scene -> concurrently
                        && Stream.of("lock_timeout", "statement_timeout")
                                .flatMap(name -> TimeoutSetting.of(scene, name).stream())
                                .anyMatch(millis -> millis > 0))
                .map(scene -> Hit.of(
                                "the concurrent statement of this revision may run into it",
                                "Remove it: upgrade sets none for such statements.")
                        .at(scene.statement()))
                .toList();
    }
}
