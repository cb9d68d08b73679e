package io.github.migratemaven.trace.state;

/**
 * A table, index, view, sequence or the like of users.
 *
 * @param oid its number in this database
 * @param sql how SQL names it: quoted where need be, with its schema where that is another than {@code public}
 * @param kind as {@code pg_class.relkind} has it
 * @param table number of the table that an index or a toast table belongs to; its own number else
 * @param file number of the file that holds it; another one after a rewrite, 0 where there is none
 * @param partition whether it is a partition
 */
public record Relation(
        long oid, String schema, String name, String sql, char kind, long table, long file, boolean partition) {
    private static final String TOAST_SCHEMA = "pg_toast";

    Relation of(long owner) {
        return new Relation(oid, schema, name, sql, kind, owner, file, partition);
    }

    /** As people call it: with its schema where that is another than {@code public}. */
    public String displayName() {
        return schema.equals("public") ? name : schema + "." + name;
    }

    /** Whether rows can be stored in it. */
    public boolean isTable() {
        return (kind == 'r' || kind == 'p') && !isToast();
    }

    public boolean isIndex() {
        return kind == 'i' || kind == 'I';
    }

    /** Whether it holds the long values of another. */
    public boolean isToast() {
        return schema.equals(TOAST_SCHEMA);
    }

    public boolean isPartitioned() {
        return kind == 'p' || kind == 'I';
    }

    public boolean isMaterializedView() {
        return kind == 'm';
    }
}
