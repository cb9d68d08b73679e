package io.github.migratemaven.trace.lint.rule.constraint;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A check constraint that reads every row under the strongest lock. */
public final class CheckValidating implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "check-validating",
                Severity.ERROR,
                "Add check constraints NOT VALID, and validate them afterwards",
                "ADD CHECK keeps everybody from reading and writing the table while every row is checked.",
                Example.of("alter table orders add constraint orders_amount check (amount > 0)"),
                Example.of("alter table orders add constraint orders_amount check (amount > 0) not valid"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedConstraints().stream()
                .filter(constraint -> constraint.isCheck()
                        && constraint.validated()
                        && scene.scans(constraint.relation())
                        && scene.addedColumns().stream()
                                .noneMatch(column -> column.relation() == constraint.relation()
                                        && constraint.columns().contains(column.number())))
                .map(constraint -> Hit.of(
                                "the rows of " + scene.name(constraint.relation()) + " are checked while it "
                                        + scene.blocks(constraint.relation()) + " there",
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
