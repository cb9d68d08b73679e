package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.LockMode;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;
import java.util.Optional;

/** A change of all rows of a table at once. */
public final class UnbatchedBackfill implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "backfill-unbatched",
                Severity.WARNING,
                "Change many rows in batches",
                "One UPDATE or DELETE of a whole table holds the lock of every row until it ends, doubles the table, and lets replicas fall behind.",
                Example.of("update orders set note = 'none' where note is null"),
                Example.of("update orders set note = 'none' where id between 1 and 10000 and note is null"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (!scene.startsWith("update") && !scene.startsWith("delete")) {
            return List.of();
        }
        return scene.touched().stream()
                .filter(touched -> touched.relation().isTable()
                        && touched.lock()
                                .filter(lock -> lock == LockMode.ROW_EXCLUSIVE)
                                .isPresent()
                        && !scene.has("between"))
                .map(touched -> Hit.of(
                                "rows of " + touched.relation().sql()
                                        + " are changed in one statement, whatever their number",
                                "Go by ranges of the key, each committed on its own.")
                        .rewrite(Rewrites.alone(
                                scene.sql() + (scene.has("where") ? " and" : " where") + " id between 1 and 10000"))
                        .growsWith(Optional.of(touched.relation())))
                .toList();
    }
}
