package io.github.migratemaven.trace.lint.rule.data;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** Rows that are null where they must not be. */
public final class NullsInTheWay implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "data-notnull",
                Severity.NOTE,
                "Look for nulls before NOT NULL",
                "One null, and the revision fails in production only.",
                Example.of("alter table orders alter note set not null"),
                Example.of(
                        "-- migrate:check in orders have no note: select id from orders where note is null\nalter table orders alter note set not null"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (scene.revision().hasRowChecks()) {
            return List.of();
        }
        return scene.changedColumns().stream()
                .filter(change -> !change.before().notNull()
                        && change.after().notNull()
                        && scene.scans(change.after().relation()))
                .map(change -> Hit.of(
                                "rows of " + scene.name(change.after().relation()) + " may have no "
                                        + change.after().name(),
                                "Let a row check count them before anything changes.")
                        .rewrite(Rewrites.rowCheck(
                                "in " + scene.name(change.after().relation()) + " have no "
                                        + change.after().name(),
                                "select * from " + scene.name(change.after().relation()) + " where "
                                        + change.after().sql() + " is null")))
                .toList();
    }
}
