package io.github.migratemaven.trace.lint.rule.data;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Constraint;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows that refer to nothing. */
public final class OrphansInTheWay implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "data-fk",
                Severity.NOTE,
                "Look for orphans before a foreign key",
                "One row that refers to nothing, and the revision fails in production only.",
                Example.of(
                        "alter table orders add constraint orders_customer foreign key (customer) references customers"),
                Example.of(
                        "-- migrate:check in orders have no customer: select id from orders o where customer is not null and not exists (select from customers c where c.id = o.customer)\nalter table orders add constraint orders_customer foreign key (customer) references customers"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (scene.revision().hasRowChecks()) {
            return List.of();
        }
        return scene.addedConstraints().stream()
                .filter(constraint ->
                        constraint.isForeignKey() && constraint.columns().size() == 1)
                .filter(constraint -> scene.addedColumns().stream()
                        .noneMatch(column -> column.relation() == constraint.relation()
                                && constraint.columns().contains(column.number())
                                && column.expression().isEmpty()))
                .map(constraint -> hit(scene, constraint))
                .toList();
    }

    private static Hit hit(Scene scene, Constraint key) {
        String table = scene.name(key.relation());
        String column = scene.columns(key.relation(), key.columns());
        Matcher referenced = REFERENCED.matcher(key.definition());
        String target = referenced.find() ? referenced.group(1) : "id";
        return Hit.of(
                        "rows of " + table + " may refer to nothing by " + column,
                        "Let a row check count them before anything changes.")
                .rewrite(Rewrites.rowCheck(
                        "in " + table + " refer to nothing by " + column,
                        "select r.* from " + table + " as r where r." + column
                                + " is not null and not exists (select from " + scene.name(key.foreign())
                                + " as o where o." + target + " = r." + column + ")"));
    }

    private static final Pattern REFERENCED = Pattern.compile("REFERENCES [^(]+\\(([^)]+)\\)");
}
