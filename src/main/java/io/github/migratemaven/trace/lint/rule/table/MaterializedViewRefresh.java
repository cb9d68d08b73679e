package io.github.migratemaven.trace.lint.rule.table;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;
import java.util.Optional;

/** A materialized view that nobody can read meanwhile. */
public final class MaterializedViewRefresh implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "matview-refresh",
                Severity.WARNING,
                "Refresh materialized views concurrently",
                "REFRESH keeps everybody from reading the view until its query is done.",
                Example.of("refresh materialized view totals")
                        .given(
                                "create materialized view totals as select 1 as id; create unique index totals_id on totals (id);"),
                Example.of("refresh materialized view concurrently totals")
                        .given(
                                "create materialized view totals as select 1 as id; create unique index totals_id on totals (id);"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.touched().stream()
                .filter(touched ->
                        scene.startsWith("refresh") && touched.relation().isMaterializedView() && touched.blocksReads())
                .map(touched -> Hit.of(
                                "filling " + touched.relation().sql() + " "
                                        + scene.blocks(touched.relation().oid()) + " of it",
                                "Refresh it concurrently; that needs a unique index on it.")
                        .rewrite("refresh materialized view concurrently "
                                + touched.relation().sql() + ";")
                        .growsWith(Optional.of(touched.relation())))
                .toList();
    }
}
