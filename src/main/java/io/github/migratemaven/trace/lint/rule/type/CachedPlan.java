package io.github.migratemaven.trace.lint.rule.type;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A change of type under prepared statements. */
public final class CachedPlan implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "cached-plan",
                Severity.NOTE,
                "Expect prepared statements to fail once after a change of type",
                "Each prepared statement that returns the column fails once with \"cached plan must not change result type\", and takes its transaction with it.",
                Example.of("alter table orders alter note type varchar"),
                Example.of("alter table orders add column remark varchar"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.changedColumns().stream()
                .filter(change -> change.isOfType()
                        && !change.before().type().equals(change.after().type()))
                .map(
                        change -> Hit.of(
                                "statements that return "
                                        + scene.name(change.after().relation()) + "."
                                        + change.after().sql() + " are prepared in open connections",
                                "Let the driver repair it by itself: autosave=conservative in the JDBC URL of the application."))
                .toList();
    }
}
