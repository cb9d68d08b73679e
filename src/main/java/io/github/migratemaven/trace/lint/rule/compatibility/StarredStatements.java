package io.github.migratemaven.trace.lint.rule.compatibility;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Column;
import java.util.List;
import java.util.stream.Stream;

/** Columns under prepared SELECT *. */
public final class StarredStatements implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "select-star",
                Severity.NOTE,
                "Name columns in queries",
                "A prepared SELECT * fails once with \"cached plan must not change result type\" when a column comes or goes.",
                Example.of("alter table orders drop column note"),
                Example.of("create index orders_amount on orders (amount)"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return Stream.concat(scene.addedColumns().stream(), scene.droppedColumns().stream())
                .map(Column::relation)
                .distinct()
                .filter(table -> scene.relation(table)
                        .filter(found -> !found.partition())
                        .isPresent())
                .map(
                        table -> Hit.of(
                                "SELECT * from " + scene.name(table) + " has other columns from now on",
                                "Harmless where queries name their columns, as JPA does; autosave=conservative repairs others."))
                .toList();
    }
}
