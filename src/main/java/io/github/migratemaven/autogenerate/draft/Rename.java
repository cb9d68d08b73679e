package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.report.MigrationFailure;

/**
 * A rename that the user has told of, because no comparison can tell it from a drop and an addition.
 *
 * @param object the table, the column as {@code table.column} or the value of an enum as {@code enum.value}, as it is
 *     called now; with its schema unless that is the default one
 * @param name its new name, without anything before it but the new schema of a table that moves to another
 */
public record Rename(String object, String name) {

    /**
     * Reads {@code books.name:title}.
     *
     * @throws MigrationFailure when it is no such text
     */
    public static Rename parse(String text) {
        String[] parts = text.strip().split(":", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw MigrationFailure.misconfigured(
                    "'" + text + "' is no rename.",
                    "Write -Drename=table.column:new_name, -Drename=table:new_name, -Drename=table:new_schema.table or"
                            + " -Drename=enum.value:new_value; several are separated by commas.");
        }
        return new Rename(parts[0].strip(), parts[1].strip());
    }
}
