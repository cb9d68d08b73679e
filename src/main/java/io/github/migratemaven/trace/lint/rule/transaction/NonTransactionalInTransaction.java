package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.execution.script.StatementNature;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A statement that PostgreSQL does not run in a transaction. */
public final class NonTransactionalInTransaction implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "nontx-in-tx",
                Severity.ERROR,
                "Run it in a section with transaction=off",
                "PostgreSQL refuses the statement within a transaction, so that upgrade refuses the revision.",
                Example.of("create index concurrently orders_amount on orders (amount)"),
                Example.of("create index concurrently orders_amount on orders (amount)")
                        .alone());
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.nature() == StatementNature.NON_TRANSACTIONAL
                        && scene.revision().isTransactional()
                ? List.of(Hit.of(
                                "PostgreSQL cannot run this inside a transaction",
                                "Write transaction=off into the line of the section, best in a revision of its own.")
                        .rewrite((scene.revision().isDowngrade() ? "-- migrate:downgrade" : "-- migrate:upgrade")
                                + " transaction=off\n" + scene.sql() + ";"))
                : List.of();
    }
}
