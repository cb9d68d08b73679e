package io.github.migratemaven.trace.lint.rule.data;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;
import java.util.Optional;

/** A table whose rows are lost. */
public final class DropTable implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "drop-table",
                Severity.WARNING,
                "Rename a table before you drop it",
                "The rows are gone with it, and whatever still reads the table fails.",
                Example.of("drop table orders"),
                Example.of("alter table orders rename to orders_unused"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.droppedRelations().stream()
                .filter(table -> table.isTable() && !table.partition())
                .filter(table -> !scene.revision().wasMadeByUpgrade(table, Optional.empty()))
                .map(table -> Hit.of(
                                table.sql() + " is dropped with its rows",
                                "Rename it first, and drop it a release later, once nothing has asked for it.")
                        .rewrite("alter table " + table.sql() + " rename to " + Rewrites.name(table.sql(), "_unused")
                                + ";"))
                .toList();
    }
}
