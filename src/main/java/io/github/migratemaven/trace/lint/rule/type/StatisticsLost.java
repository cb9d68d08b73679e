package io.github.migratemaven.trace.lint.rule.type;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A change of type that deletes what the planner knows. */
public final class StatisticsLost implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "stats-lost",
                Severity.NOTE,
                "Analyze a table after a change of type",
                "ALTER TYPE deletes the statistics of the column, so that plans go by guesses until autovacuum comes by.",
                Example.of("alter table orders alter note type varchar"),
                Example.of("alter table orders alter note type varchar; analyze orders (note)"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.changedColumns().stream()
                .filter(change -> change.isOfType()
                        && scene.revision().statements().stream().noneMatch(other -> other.startsWith("analyze")))
                .map(change -> Hit.of(
                                "PostgreSQL forgets how the values of "
                                        + scene.name(change.after().relation()) + "."
                                        + change.after().sql() + " are distributed",
                                "Analyze the column at the end of the revision.")
                        .rewrite(Rewrites.lines(
                                "analyze " + scene.name(change.after().relation()) + " ("
                                        + change.after().sql() + ")")))
                .toList();
    }
}
