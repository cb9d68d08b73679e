package io.github.migratemaven.trace.lint.rule.table;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;
import java.util.Optional;

/** A table that is copied to another place. */
public final class Relogged implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "set-unlogged",
                Severity.ERROR,
                "Copy a table by a new one",
                "SET LOGGED, UNLOGGED, TABLESPACE and ACCESS METHOD copy the whole table while nobody can read or write it.",
                Example.of("alter table orders set unlogged"),
                Example.of("create unlogged table visits (id int)"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (!scene.startsWith("alter", "table") || !isMoved(scene)) {
            return List.of();
        }
        return scene.touched().stream()
                .filter(touched -> touched.relation().isTable() && touched.rewritten() && touched.blocksReads())
                .map(touched -> Hit.of(
                                "every row of " + touched.relation().sql() + " is copied while it "
                                        + scene.blocks(touched.relation().oid()) + " there",
                                "Create a table beside it, copy the rows in batches, and exchange the two; or run this"
                                        + " while nobody works.")
                        .rewrite(Rewrites.lines(
                                "create table " + touched.relation().sql() + "_new (like "
                                        + touched.relation().sql() + " including all)"))
                        .growsWith(Optional.of(touched.relation())))
                .toList();
    }

    private static boolean isMoved(Scene scene) {
        return scene.has("set", "unlogged")
                || scene.has("set", "logged")
                || scene.has("set", "tablespace")
                || scene.has("set", "access", "method");
    }
}
