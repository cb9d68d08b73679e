package io.github.migratemaven.trace.lint.rule.type;

import io.github.migratemaven.kind.sql.Identifiers;
import io.github.migratemaven.trace.lint.ColumnChange;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.Scene;

/** How a column changes while everybody goes on working: by way of a second column. */
final class ExpandAndContract {
    private ExpandAndContract() {}

    /** For values that PostgreSQL converts by itself. */
    static String of(Scene scene, ColumnChange change) {
        String column = change.after().sql();
        return steps(scene, change, "new." + column, column);
    }

    /** @param expression what the new value is computed from the row with */
    static String of(Scene scene, ColumnChange change, String expression) {
        String row = Identifiers.unqualified(scene.name(change.after().relation()));
        return steps(scene, change, "(select " + expression + " from (select new.*) " + row + ")", expression);
    }

    private static String steps(Scene scene, ColumnChange change, String valueOfNew, String value) {
        String table = scene.name(change.after().relation());
        String column = change.after().sql();
        String anew = Rewrites.name(column, "_new");
        String function = Rewrites.name(table, "_sync");
        return Rewrites.inSteps(
                Rewrites.lines(
                        "alter table " + table + " add column " + anew + " "
                                + change.after().type(),
                        "create function " + function + "() returns trigger language plpgsql as $$begin new." + anew
                                + " := " + valueOfNew + "; return new; end$$",
                        "create trigger " + function + " before insert or update on " + table
                                + " for each row execute function " + function + "()"),
                "-- in batches by key, each committed on its own\nupdate " + table + " set " + anew + " = " + value
                        + " where " + anew + " is null and id between 1 and 10000",
                Rewrites.lines(
                        "drop trigger " + function + " on " + table,
                        "drop function " + function + "()",
                        "alter table " + table + " drop column " + column,
                        "alter table " + table + " rename column " + anew + " to " + column));
    }
}
