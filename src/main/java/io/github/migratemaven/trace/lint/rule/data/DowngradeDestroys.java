package io.github.migratemaven.trace.lint.rule.data;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Relation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A downgrade that takes more back than its upgrade brought. */
public final class DowngradeDestroys implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "downgrade-destroys",
                Severity.ERROR,
                "Let a downgrade drop only what its upgrade has made",
                "In an emergency somebody runs it, and loses rows that were there long before.",
                Example.of("alter table orders add column state int")
                        .backBy("alter table orders drop column state; alter table orders drop column note"),
                Example.of("alter table orders add column state int").backBy("alter table orders drop column state"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (!scene.revision().isDowngrade()) {
            return List.of();
        }
        Stream<String> tables = scene.droppedRelations().stream()
                .filter(table -> table.isTable() && !scene.revision().wasMadeByUpgrade(table, Optional.empty()))
                .map(Relation::sql);
        Stream<String> columns = scene.droppedColumns().stream()
                .filter(column -> scene.before()
                        .relations()
                        .of(column.relation())
                        .filter(table -> !scene.revision().wasMadeByUpgrade(table, Optional.of(column.name())))
                        .isPresent())
                .map(column -> scene.name(column.relation()) + "." + column.sql());
        return Stream.concat(tables, columns)
                .map(lost -> Hit.of(
                        lost + " is dropped, which the upgrade has not made",
                        "Take the statement out of the downgrade."))
                .toList();
    }
}
