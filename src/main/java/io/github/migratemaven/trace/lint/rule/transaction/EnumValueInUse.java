package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RevisionScene;
import io.github.migratemaven.trace.lint.RuleText;
import java.util.List;

/** A value of an enum that is used where it was added. */
public final class EnumValueInUse implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "enum-add-then-use",
                Severity.ERROR,
                "Use a new enum value in the next revision only",
                "PostgreSQL refuses a new value of an enum until the transaction that added it is done.",
                Example.of("alter type mood add value 'calm'; alter table orders add column m mood default 'calm'"),
                Example.of("alter type mood add value 'calm'"));
    }

    @Override
    public List<Hit> look(RevisionScene revision) {
        return revision.trace()
                .refusedTogether()
                .filter(refused -> "55P04".equals(refused.sqlException().getSQLState()))
                .map(refused -> List.of(Hit.of(
                                "it uses a value that this transaction has added to its enum",
                                "Move it into the next revision.")
                        .rewrite("-- in the next revision\n"
                                + refused.statement().text() + ";")
                        .atLine(refused.statement().line())))
                .orElse(List.of());
    }
}
