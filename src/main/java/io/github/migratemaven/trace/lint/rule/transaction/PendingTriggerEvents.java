package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RevisionScene;
import io.github.migratemaven.trace.lint.RuleText;
import java.util.List;

/** A table that is changed while its deferred checks wait. */
public final class PendingTriggerEvents implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "pending-trigger-events",
                Severity.ERROR,
                "Let deferred constraints be checked before a table is changed",
                "PostgreSQL refuses to change a table while deferred checks of rows written in the same transaction wait.",
                Example.of("insert into visits values (1, 1); alter table visits add column state int")
                        .given(
                                "insert into customers values (1); create table visits (id int, customer int references customers deferrable initially deferred);"),
                Example.of(
                                "insert into visits values (1, 1); set constraints all immediate; alter table visits add column state int")
                        .given(
                                "insert into customers values (1); create table visits (id int, customer int references customers deferrable initially deferred);"));
    }

    @Override
    public List<Hit> look(RevisionScene revision) {
        return revision.trace()
                .refusedTogether()
                .filter(refused -> "55006".equals(refused.sqlException().getSQLState()))
                .map(refused -> List.of(Hit.of(
                                "deferred checks wait on a table that this changes",
                                "Have them made before it, or move it into the next revision.")
                        .rewrite("set constraints all immediate;\n"
                                + refused.statement().text() + ";")
                        .atLine(refused.statement().line())))
                .orElse(List.of());
    }
}
