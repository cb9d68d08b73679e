package io.github.migratemaven.trace.lint.rule.constraint;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Constraint;
import java.util.List;

/** A column that becomes NOT NULL by reading every row under the strongest lock. */
public final class SetNotNull implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "set-not-null",
                Severity.ERROR,
                "Prove that there are no nulls before SET NOT NULL",
                "SET NOT NULL keeps everybody from reading and writing the table while every row is looked at, unless a valid constraint proves it.",
                Example.of("alter table orders alter note set not null"),
                Example.of("alter table orders alter note set not null")
                        .given("alter table orders add constraint orders_note_set check (note is not null);"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.changedColumns().stream()
                .filter(change -> !change.before().notNull()
                        && change.after().notNull()
                        && scene.blocksReads(change.after().relation())
                        && scene.scans(change.after().relation())
                        && scene.addedConstraints().stream().noneMatch(Constraint::isPrimaryKey))
                .map(change -> Hit.of(
                                "every row of " + scene.name(change.after().relation()) + " is looked at for nulls in "
                                        + change.after().name() + " while it "
                                        + scene.blocks(change.after().relation()),
                                "Let a constraint prove it first, which keeps nobody from working.")
                        .rewrite(NotNullSteps.of(scene, change.after()))
                        .growsWith(scene.relation(change.after().relation())))
                .toList();
    }
}
