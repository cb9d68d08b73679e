package io.github.migratemaven.trace.lint.rule.data;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** Rows that are not unique yet. */
public final class DuplicatesInTheWay implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "data-unique",
                Severity.NOTE,
                "Look for duplicates before a unique constraint",
                "One pair of equal rows, and the revision fails in production only.",
                Example.of("create unique index orders_note_key on orders (note)"),
                Example.of(
                        "-- migrate:check in orders have the same note: select note from orders group by note having count(*) > 1\ncreate unique index orders_note_key on orders (note)"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (scene.revision().hasRowChecks()) {
            return List.of();
        }
        return scene.after().indexes().stream()
                .filter(index -> index.unique()
                        && index.parent() == 0
                        && scene.before().index(index.oid()).isEmpty()
                        && scene.revision().existed(index.table())
                        && !index.columns().contains(0)
                        && !index.columns().isEmpty())
                .map(index -> Hit.of(
                                "rows of " + scene.name(index.table()) + " may have the same "
                                        + scene.columns(index.table(), index.columns()),
                                "Let a row check count them before anything changes.")
                        .rewrite(Rewrites.rowCheck(
                                "in " + scene.name(index.table()) + " have the same "
                                        + scene.columns(index.table(), index.columns()),
                                "select " + scene.columns(index.table(), index.columns()) + " from "
                                        + scene.name(index.table()) + " group by "
                                        + scene.columns(index.table(), index.columns()) + " having count(*) > 1")))
                .toList();
    }
}
