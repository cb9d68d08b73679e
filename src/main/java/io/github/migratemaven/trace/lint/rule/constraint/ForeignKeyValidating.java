package io.github.migratemaven.trace.lint.rule.constraint;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A foreign key that checks every row under a lock. */
public final class ForeignKeyValidating implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "fk-validating",
                Severity.ERROR,
                "Add foreign keys NOT VALID, and validate them afterwards",
                "ADD FOREIGN KEY keeps everybody from writing to both tables while every row is checked.",
                Example.of(
                        "alter table orders add constraint orders_customer foreign key (customer) references customers"),
                Example.of(
                        "alter table orders add constraint orders_customer foreign key (customer) references customers not valid"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedConstraints().stream()
                .filter(constraint -> constraint.isForeignKey()
                        && constraint.validated()
                        && scene.relation(constraint.relation())
                                .filter(table -> !table.isPartitioned())
                                .isPresent()
                        && scene.addedColumns().stream()
                                .noneMatch(column -> column.relation() == constraint.relation()
                                        && constraint.columns().contains(column.number())))
                .map(constraint -> Hit.of(
                                "the rows of " + scene.name(constraint.relation()) + " are checked while it "
                                        + scene.blocks(constraint.relation()) + " there"
                                        + (constraint.foreign() == constraint.relation()
                                                ? ""
                                                : " and " + scene.blocks(constraint.foreign()) + " on "
                                                        + scene.name(constraint.foreign())),
                                "Add it NOT VALID, and validate it in the next revision, which keeps nobody from working.")
                        .rewrite(Rewrites.inSteps(
                                "alter table " + scene.name(constraint.relation()) + " add constraint "
                                        + constraint.sql() + " " + constraint.definition() + " not valid",
                                "alter table " + scene.name(constraint.relation()) + " validate constraint "
                                        + constraint.sql()))
                        .growsWith(scene.relation(constraint.relation())))
                .toList();
    }
}
