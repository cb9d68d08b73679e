package io.github.migratemaven.trace.lint.rule.constraint;

import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Column;

/** How a column becomes NOT NULL while everybody goes on working. */
final class NotNullSteps {
    /** The first version that can add NOT NULL without looking at the rows. */
    static final int NATIVE = 18;

    private NotNullSteps() {}

    static String of(Scene scene, Column column) {
        String table = scene.name(column.relation());
        String name = Rewrites.name(table, (column.sql().startsWith("\"") ? "" : "_" + column.name()) + "_not_null");
        if (scene.major() >= NATIVE) {
            return Rewrites.inSteps(
                    "alter table " + table + " add constraint " + name + " not null " + column.sql() + " not valid",
                    "alter table " + table + " validate constraint " + name);
        }
        return Rewrites.inSteps(
                "alter table " + table + " add constraint " + name + " check (" + column.sql()
                        + " is not null) not valid",
                "alter table " + table + " validate constraint " + name,
                "alter table " + table + " alter column " + column.sql() + " set not null;\nalter table " + table
                        + " drop constraint " + name);
    }
}
