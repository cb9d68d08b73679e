package io.github.migratemaven.trace.lint.rule.index;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;
import java.util.Optional;

/** An index that is built anew while nobody may use it. */
public final class ReindexNotConcurrent implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "reindex-not-concurrent",
                Severity.ERROR,
                "Rebuild indexes concurrently",
                "REINDEX keeps everybody from writing to the table, and from reading by the index.",
                Example.of("reindex index orders_note"),
                Example.of("reindex index concurrently orders_note").alone());
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (!scene.startsWith("reindex")) {
            return List.of();
        }
        return scene.touched().stream()
                .filter(touched -> touched.relation().isTable() && touched.blocksWrites())
                .map(touched -> Hit.of(
                                "rebuilding " + scene.blocks(touched.relation().oid()) + " on "
                                        + touched.relation().sql(),
                                "Rebuild it concurrently.")
                        .rewrite(Rewrites.alone(scene.sql().replaceFirst("(?i)\\b(index|table)\\b", "$1 concurrently")))
                        .growsWith(Optional.of(touched.relation())))
                .toList();
    }
}
