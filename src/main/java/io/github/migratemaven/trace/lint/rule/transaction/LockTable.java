package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.LockMode;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A table that is locked by hand. */
public final class LockTable implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "lock-table",
                Severity.WARNING,
                "Leave locks to the statements that need them",
                "LOCK TABLE keeps others out until the whole transaction ends.",
                Example.of("lock table orders in access exclusive mode"),
                Example.of("select 1"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.startsWith("lock")
                ? scene.touched().stream()
                        .filter(touched ->
                                touched.lock().filter(LockMode::blocksWrites).isPresent())
                        .map(touched -> Hit.of(
                                touched.relation().sql() + " is locked, which "
                                        + scene.blocks(touched.relation().oid()),
                                "Remove it, or say why it is needed: -- migrate:allow lock-table: REASON."))
                        .toList()
                : List.of();
    }
}
