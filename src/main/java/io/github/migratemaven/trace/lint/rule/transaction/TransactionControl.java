package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RevisionScene;
import io.github.migratemaven.trace.lint.RuleText;
import java.util.List;

/** A revision that ends its own transaction. */
public final class TransactionControl implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "tx-control-in-script",
                Severity.ERROR,
                "Leave transactions to upgrade",
                "A revision and the record that it was applied belong into one transaction; upgrade refuses one that begins or ends its own.",
                Example.of("commit"),
                Example.of("select 1"));
    }

    @Override
    public List<Hit> look(RevisionScene revision) {
        return revision.trace().skipped().stream()
                .map(statement -> Hit.of(
                                "this begins or ends a transaction: " + statement.text(),
                                "Remove it; for a statement that needs to be outside, write transaction=off.")
                        .atLine(statement.line()))
                .toList();
    }
}
