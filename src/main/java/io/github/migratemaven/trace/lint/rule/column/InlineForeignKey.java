package io.github.migratemaven.trace.lint.rule.column;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Column;
import io.github.migratemaven.trace.state.Constraint;
import java.util.List;
import java.util.Optional;

/** A new column that brings a foreign key with it. */
public final class InlineForeignKey implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "addcol-inline-fk",
                Severity.WARNING,
                "Add a column and its foreign key in two steps",
                "REFERENCES locks the referenced table against writes too, and checks every row where the column has a default.",
                Example.of("alter table orders add column seller int references customers"),
                Example.of("alter table orders add column seller int"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedColumns().stream()
                .filter(column -> key(scene, column).isPresent())
                .map(column -> Hit.of(
                                scene.blocks(column.relation()) + " on " + scene.name(column.relation()) + ", and "
                                        + scene.blocks(key(scene, column)
                                                .map(Constraint::foreign)
                                                .orElse(0L)) + " on "
                                        + scene.name(key(scene, column)
                                                .map(Constraint::foreign)
                                                .orElse(0L)),
                                "Add the column first, then the foreign key NOT VALID, and validate it in the next revision.")
                        .rewrite(Rewrites.inSteps(
                                "alter table " + scene.name(column.relation()) + " add column " + column.sql() + " "
                                        + column.type()
                                        + (column.expression().isEmpty() ? "" : " default " + column.expression()),
                                "alter table " + scene.name(column.relation()) + " add constraint "
                                        + key(scene, column)
                                                .map(Constraint::sql)
                                                .orElse("?") + " "
                                        + key(scene, column)
                                                .map(Constraint::definition)
                                                .orElse("?") + " not valid",
                                "alter table " + scene.name(column.relation()) + " validate constraint "
                                        + key(scene, column)
                                                .map(Constraint::sql)
                                                .orElse("?")))
                        .growsWith(scene.relation(column.relation())))
                .toList();
    }

    private static Optional<Constraint> key(Scene scene, Column column) {
        return scene.addedConstraints().stream()
                .filter(constraint -> constraint.isForeignKey()
                        && constraint.relation() == column.relation()
                        && constraint.columns().contains(column.number()))
                .findFirst();
    }
}
