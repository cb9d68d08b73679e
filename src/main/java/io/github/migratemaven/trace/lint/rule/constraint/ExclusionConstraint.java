package io.github.migratemaven.trace.lint.rule.constraint;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Constraint;
import java.util.List;

/** An exclusion constraint on a table with rows. */
public final class ExclusionConstraint implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "exclude-constraint",
                Severity.ERROR,
                "Add exclusion constraints to new tables only",
                "ADD EXCLUDE keeps everybody from reading and writing the table while its index is built, and PostgreSQL has no other way.",
                Example.of("alter table orders add constraint one_order exclude using btree (customer with =)"),
                Example.of(
                        "create table bookings (id int, room int, constraint one_room exclude using btree (room with =))"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedConstraints().stream()
                .filter(Constraint::isExclusion)
                .map(constraint -> Hit.of(
                                "the index of " + constraint.sql() + " is built while it "
                                        + scene.blocks(constraint.relation()) + " on "
                                        + scene.name(constraint.relation()),
                                "Create a new table with the constraint, copy the rows in batches and exchange the two; or"
                                        + " run this while nobody works.")
                        .rewrite(Rewrites.lines(
                                "create table " + scene.name(constraint.relation()) + "_new (like "
                                        + scene.name(constraint.relation()) + " including all)",
                                "alter table " + scene.name(constraint.relation()) + "_new add constraint "
                                        + constraint.sql() + " " + constraint.definition()))
                        .growsWith(scene.relation(constraint.relation())))
                .toList();
    }
}
