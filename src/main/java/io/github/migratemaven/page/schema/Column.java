package io.github.migratemaven.page.schema;

/**
 * A column.
 *
 * @param type with modifiers and, where it is another than the type's own, the collation
 * @param value its default, its identity or what it is computed from; empty for none
 * @param comment empty for none
 */
public record Column(
        String name,
        String type,
        Nullable nullable,
        String value,
        String comment,
        boolean inPrimaryKey,
        boolean inForeignKey,
        Fate fate) {

    /** Whether it may be empty; nobody can tell of a view's. */
    public enum Nullable {
        YES,
        NO,
        UNKNOWN
    }

    Column with(Fate other) {
        return new Column(name, type, nullable, value, comment, inPrimaryKey, inForeignKey, other);
    }

    /** Whether it takes part in a key, and so belongs into a picture that shows no more. */
    public boolean isKey() {
        return inPrimaryKey || inForeignKey;
    }
}
