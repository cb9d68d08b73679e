package io.github.migratemaven.trace.lint.rule.data;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** Rows that a new check does not allow. */
public final class RowsAgainstCheck implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "data-check",
                Severity.NOTE,
                "Look for rows that a check does not allow",
                "One row that breaks it, and the revision fails in production only.",
                Example.of("alter table orders add constraint orders_amount check (amount > 0)"),
                Example.of(
                        "-- migrate:check in orders cost nothing: select id from orders where not (amount > 0)\nalter table orders add constraint orders_amount check (amount > 0)"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (scene.revision().hasRowChecks()) {
            return List.of();
        }
        return scene.addedConstraints().stream()
                .filter(constraint ->
                        constraint.isCheck() && scene.addedColumns().isEmpty())
                .map(constraint -> Hit.of(
                                "rows of " + scene.name(constraint.relation()) + " may break " + constraint.sql(),
                                "Let a row check count them before anything changes.")
                        .rewrite(Rewrites.rowCheck(
                                "in " + scene.name(constraint.relation()) + " break " + constraint.name(),
                                "select * from " + scene.name(constraint.relation()) + " where not ("
                                        + constraint
                                                .definition()
                                                .replaceFirst("^CHECK ", "")
                                                .replaceFirst(" NOT VALID$", "")
                                        + ")")))
                .toList();
    }
}
