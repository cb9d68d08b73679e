package io.github.migratemaven.trace.lint.rule.column;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A new column that is computed for every row. */
public final class StoredGeneratedColumn implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "addcol-generated-stored",
                Severity.ERROR,
                "Add a stored generated column in steps",
                "A stored generated column is computed for every row at once, under the strongest lock and with every index built anew.",
                Example.of("alter table orders add column doubled int generated always as (amount * 2) stored"),
                Example.of("alter table orders add column doubled int"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedColumns().stream()
                .filter(column ->
                        scene.rewrites(column.relation()) && column.generated().equals("s"))
                .map(column -> Hit.of(
                                "every row of " + scene.name(column.relation()) + " is written anew while it "
                                        + scene.blocks(column.relation()) + " there",
                                scene.major() >= FIRST_WITH_VIRTUAL
                                        ? "Let it be VIRTUAL, which writes nothing; or add a plain column, keep it by a trigger,"
                                                + " and fill the old rows in batches."
                                        : "Add a plain column, keep it by a trigger, and fill the old rows in batches.")
                        .rewrite(
                                scene.major() >= FIRST_WITH_VIRTUAL
                                        ? Rewrites.lines("alter table " + scene.name(column.relation()) + " add column "
                                                + column.sql() + " " + column.type() + " generated always as ("
                                                + column.expression() + ") virtual")
                                        : Rewrites.lines("alter table " + scene.name(column.relation()) + " add column "
                                                        + column.sql() + " " + column.type())
                                                + "\n-- then a trigger, and in batches by key, each committed on its own\n"
                                                + Rewrites.lines("update " + scene.name(column.relation()) + " set "
                                                        + column.sql() + " = " + column.expression() + " where "
                                                        + column.sql()
                                                        + " is null and id between 1 and 10000"))
                        .growsWith(scene.relation(column.relation())))
                .toList();
    }

    private static final int FIRST_WITH_VIRTUAL = 18;
}
