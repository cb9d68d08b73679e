package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RevisionScene;
import io.github.migratemaven.trace.lint.RuleText;
import java.util.List;

/** A call that commits within a transaction. */
public final class CommittingCall implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "call-with-commit",
                Severity.ERROR,
                "Call what commits in a section with transaction=off",
                "PostgreSQL refuses COMMIT in a procedure or a block that is called within a transaction.",
                Example.of("do $$ begin insert into customers values (7); commit; end $$"),
                Example.of("do $$ begin insert into customers values (7); commit; end $$")
                        .alone());
    }

    @Override
    public List<Hit> look(RevisionScene revision) {
        return revision.trace()
                .refusedTogether()
                .filter(refused -> "2D000".equals(refused.sqlException().getSQLState()))
                .map(refused -> List.of(Hit.of(
                                "it commits, which it cannot do within the revision's transaction",
                                "Write transaction=off into the line of the section.")
                        .rewrite((revision.isDowngrade() ? "-- migrate:downgrade" : "-- migrate:upgrade")
                                + " transaction=off\n" + refused.statement().text() + ";")
                        .atLine(refused.statement().line())))
                .orElse(List.of());
    }
}
