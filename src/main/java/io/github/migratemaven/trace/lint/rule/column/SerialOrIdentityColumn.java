package io.github.migratemaven.trace.lint.rule.column;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Column;
import java.util.List;

/** A new column that numbers every row. */
public final class SerialOrIdentityColumn implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "addcol-serial-identity",
                Severity.ERROR,
                "Add a numbered column in steps",
                "A serial or identity column numbers every row at once, under the strongest lock and with every index built anew.",
                Example.of("alter table orders add column number bigserial"),
                Example.of("alter table orders add column number bigint"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedColumns().stream()
                .filter(column -> scene.rewrites(column.relation())
                        && !column.isGenerated()
                        && (column.isIdentity() || column.isSerial()))
                .map(column -> Hit.of(
                                "every row of " + scene.name(column.relation()) + " is written anew while it "
                                        + scene.blocks(column.relation()) + " there",
                                "Add a nullable column and a sequence, let new rows take from it, and number the old ones in batches.")
                        .rewrite(Rewrites.lines(
                                        "alter table " + scene.name(column.relation()) + " add column " + column.sql()
                                                + " " + column.type(),
                                        "create sequence " + sequence(scene, column) + " owned by "
                                                + scene.name(column.relation()) + "." + column.sql(),
                                        "alter table " + scene.name(column.relation()) + " alter column " + column.sql()
                                                + " set default nextval('"
                                                + sequence(scene, column).replace("'", "''") + "')")
                                + "\n-- then, in batches by key, each committed on its own\n"
                                + Rewrites.lines("update " + scene.name(column.relation()) + " set " + column.sql()
                                        + " = default where " + column.sql() + " is null and id between 1 and 10000"))
                        .growsWith(scene.relation(column.relation())))
                .toList();
    }

    private static String sequence(Scene scene, Column column) {
        return Rewrites.name(scene.name(column.relation()), "_number_seq");
    }
}
