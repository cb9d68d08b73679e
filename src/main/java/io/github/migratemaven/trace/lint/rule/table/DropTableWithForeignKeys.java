package io.github.migratemaven.trace.lint.rule.table;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.RelationTrace;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Relation;
import java.util.List;
import java.util.stream.Collectors;

/** A table whose removal locks others. */
public final class DropTableWithForeignKeys implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "drop-table-fk",
                Severity.WARNING,
                "Drop foreign keys before their table, one by one",
                "DROP TABLE takes the strongest lock on every table that its foreign keys refer to, all at once.",
                Example.of("drop table reviews")
                        .given("create table reviews (id int, customer int references customers);"),
                Example.of("drop table orders"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        // What falls with a table, as the sequence of a serial does, is among them.
        List<Relation> tables =
                scene.droppedRelations().stream().filter(Relation::isTable).toList();
        if (tables.isEmpty()) {
            return List.of();
        }
        String dropped = tables.stream().map(Relation::sql).collect(Collectors.joining(", "));
        return others(scene).stream()
                .map(other -> Hit.of(
                                "dropping " + dropped + " " + scene.blocks(other.oid()) + " on " + other.sql() + " too",
                                "Drop the foreign key in a revision of its own first.")
                        .rewrite(steps(scene, other)))
                .toList();
    }

    private static List<Relation> others(Scene scene) {
        return scene.touched().stream()
                .filter(touched -> touched.blocksReads()
                        && touched.relation().isTable()
                        && scene.after().relations().contains(touched.relation().oid()))
                .map(RelationTrace::relation)
                .filter(table -> scene.before().constraints().stream()
                        .anyMatch(constraint -> constraint.foreign() == table.oid()
                                && scene.after().constraint(constraint.oid()).isEmpty()))
                .toList();
    }

    private static String steps(Scene scene, Relation other) {
        String keys = scene.before().constraints().stream()
                .filter(constraint -> constraint.foreign() == other.oid()
                        && scene.after().constraint(constraint.oid()).isEmpty())
                .map(constraint -> "alter table " + scene.name(constraint.relation()) + " drop constraint "
                        + constraint.sql() + ";")
                .collect(Collectors.joining("\n"));
        return Rewrites.inSteps(keys, scene.sql());
    }
}
