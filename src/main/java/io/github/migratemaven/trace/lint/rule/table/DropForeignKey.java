package io.github.migratemaven.trace.lint.rule.table;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A foreign key whose removal locks the other table. */
public final class DropForeignKey implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "drop-fk-column",
                Severity.WARNING,
                "Drop a foreign key alone in its transaction",
                "It takes the strongest lock on the referenced table too, and waits for everybody who reads it.",
                Example.of("alter table orders drop constraint orders_customer; alter table orders add column z int")
                        .given(
                                "alter table orders add constraint orders_customer foreign key (customer) references customers;"),
                Example.of("alter table orders drop constraint orders_customer")
                        .given(
                                "alter table orders add constraint orders_customer foreign key (customer) references customers;"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (!scene.revision().isTransactional()
                || scene.revision().trace().statements().size() < 2) {
            return List.of();
        }
        return scene.droppedConstraints().stream()
                .filter(constraint -> constraint.isForeignKey() && scene.blocksReads(constraint.foreign()))
                .map(constraint -> Hit.of(
                                "dropping " + constraint.sql() + " " + scene.blocks(constraint.foreign()) + " on "
                                        + scene.name(constraint.foreign())
                                        + " until all of the revision's statements are done",
                                "Give it a revision of its own.")
                        .rewrite("-- in a revision of its own\nalter table " + scene.name(constraint.relation())
                                + " drop constraint " + constraint.sql() + ";"))
                .toList();
    }
}
