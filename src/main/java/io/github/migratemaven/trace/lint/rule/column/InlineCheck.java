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

/** A new column that brings a check with it. */
public final class InlineCheck implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "addcol-inline-check",
                Severity.ERROR,
                "Add a column and its check in two steps",
                "A check that comes with its column reads every row under the strongest lock, although all of them have the same value.",
                Example.of("alter table orders add column state int default 1 check (state > 0)"),
                Example.of(
                        "alter table orders add column state int default 1; alter table orders add constraint orders_state check (state > 0) not valid"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedColumns().stream()
                .filter(column -> scene.scans(column.relation())
                        && !scene.rewrites(column.relation())
                        && check(scene, column).isPresent())
                .map(column -> Hit.of(
                                "every row of " + scene.name(column.relation()) + " is checked while it "
                                        + scene.blocks(column.relation()) + " there",
                                "Add the column first, the check NOT VALID, and validate it in the next revision.")
                        .rewrite(Rewrites.inSteps(
                                "alter table " + scene.name(column.relation()) + " add column " + column.sql() + " "
                                        + column.type()
                                        + (column.expression().isEmpty() ? "" : " default " + column.expression())
                                        + ";\nalter table " + scene.name(column.relation()) + " add constraint "
                                        + check(scene, column)
                                                .map(Constraint::sql)
                                                .orElse("?") + " "
                                        + check(scene, column)
                                                .map(Constraint::definition)
                                                .orElse("?") + " not valid",
                                "alter table " + scene.name(column.relation()) + " validate constraint "
                                        + check(scene, column)
                                                .map(Constraint::sql)
                                                .orElse("?")))
                        .growsWith(scene.relation(column.relation())))
                .toList();
    }

    private static Optional<Constraint> check(Scene scene, Column column) {
        return scene.addedConstraints().stream()
                .filter(constraint -> constraint.isCheck()
                        && constraint.validated()
                        && constraint.relation() == column.relation()
                        && constraint.columns().contains(column.number()))
                .findFirst();
    }
}
