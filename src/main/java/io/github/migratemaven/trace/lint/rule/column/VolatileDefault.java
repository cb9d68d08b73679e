package io.github.migratemaven.trace.lint.rule.column;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A new column whose default differs from row to row. */
public final class VolatileDefault implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "addcol-volatile-default",
                Severity.ERROR,
                "Add a column without a volatile default",
                "A default that differs from row to row is computed for every row at once, under the strongest lock and with every index built anew.",
                Example.of("alter table orders add column token uuid default gen_random_uuid()"),
                Example.of(
                        "alter table orders add column token uuid; alter table orders alter column token set default gen_random_uuid()"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedColumns().stream()
                .filter(column -> scene.rewrites(column.relation())
                        && !column.isGenerated()
                        && !column.isIdentity()
                        && !column.isSerial()
                        && !column.expression().isEmpty()
                        && column.typeKind() != 'd')
                .map(column -> Hit.of(
                                "every row of " + scene.name(column.relation()) + " is written anew while it "
                                        + scene.blocks(column.relation()) + " there",
                                "Add the column without the default, set the default for new rows, and fill the old ones in batches.")
                        .rewrite(Rewrites.lines(
                                        "alter table " + scene.name(column.relation()) + " add column " + column.sql()
                                                + " " + column.type(),
                                        "alter table " + scene.name(column.relation()) + " alter column " + column.sql()
                                                + " set default " + column.expression())
                                + "\n-- then, in batches by key, each committed on its own\n"
                                + Rewrites.lines(
                                        "update " + scene.name(column.relation()) + " set " + column.sql() + " = "
                                                + column.expression() + " where " + column.sql()
                                                + " is null and id between 1 and 10000"))
                        .growsWith(scene.relation(column.relation())))
                .toList();
    }
}
