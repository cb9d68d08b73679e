package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.execution.script.StatementNature;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RevisionScene;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A statement outside transactions among others. */
public final class MixedWithNonTransactional implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "nontx-mixed",
                Severity.NOTE,
                "Give each statement outside transactions a revision of its own",
                "When one of several fails, the others stay done; upgrade resumes there, but nobody else knows that state.",
                Example.of(
                                "alter table orders add column state int; create index concurrently orders_state on orders (state)")
                        .alone(),
                Example.of("create index concurrently orders_amount on orders (amount)")
                        .alone());
    }

    @Override
    public List<Hit> look(RevisionScene revision) {
        List<Scene> statements = revision.statements().stream()
                .filter(scene -> scene.nature() != StatementNature.SESSION_SETTING)
                .toList();
        return statements.size() < 2
                ? List.of()
                : statements.stream()
                        .filter(scene -> scene.nature() == StatementNature.NON_TRANSACTIONAL)
                        .limit(1)
                        .map(scene -> Hit.of(
                                        "it stands among " + (statements.size() - 1)
                                                + " other statements, each committed on its own",
                                        "Move the others into a revision of theirs.")
                                .at(scene.statement()))
                        .toList();
    }
}
