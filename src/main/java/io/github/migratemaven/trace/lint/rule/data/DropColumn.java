package io.github.migratemaven.trace.lint.rule.data;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;
import java.util.Optional;

/** A column whose values are lost. */
public final class DropColumn implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "drop-column",
                Severity.WARNING,
                "Drop a column a release after the last program that uses it",
                "The values are gone, and programs that still name the column fail.",
                Example.of("alter table orders drop column note"),
                Example.of("alter table orders alter note drop not null"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.droppedColumns().stream()
                .filter(column -> scene.before()
                        .relations()
                        .of(column.relation())
                        .filter(table -> !table.partition()
                                && !scene.revision().wasMadeByUpgrade(table, Optional.of(column.name())))
                        .isPresent())
                .map(column -> Hit.of(
                        scene.name(column.relation()) + "." + column.sql() + " is dropped with its values",
                        "Make sure that the programs in use no longer name it, also in their mapping."))
                .toList();
    }
}
