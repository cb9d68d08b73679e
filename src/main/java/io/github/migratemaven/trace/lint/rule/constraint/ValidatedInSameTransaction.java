package io.github.migratemaven.trace.lint.rule.constraint;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A constraint that is validated while the lock of its addition is held. */
public final class ValidatedInSameTransaction implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "validate-same-tx",
                Severity.ERROR,
                "Validate in another transaction than the one that adds",
                "The lock that added the constraint is held until the transaction ends, so that everybody waits for the validation after all.",
                Example.of(
                        "alter table orders add constraint orders_amount check (amount > 0) not valid; alter table orders validate constraint orders_amount"),
                Example.of("alter table orders validate constraint orders_amount")
                        .given("alter table orders add constraint orders_amount check (amount > 0) not valid;"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (!scene.revision().isTransactional()) {
            return List.of();
        }
        return scene.after().constraints().stream()
                .filter(constraint -> constraint.validated()
                        && constraint.relation() != 0
                        && scene.revision().existed(constraint.relation())
                        && scene.before()
                                .constraint(constraint.oid())
                                .filter(earlier -> !earlier.validated())
                                .isPresent()
                        && scene.revision()
                                .before()
                                .constraint(constraint.oid())
                                .isEmpty())
                .map(constraint -> Hit.of(
                                constraint.sql() + " is validated under the lock that added it to "
                                        + scene.name(constraint.relation()),
                                "Move the validation into the next revision.")
                        .rewrite("-- in the next revision\n" + scene.sql() + ";")
                        .growsWith(scene.relation(constraint.relation())))
                .toList();
    }
}
