package io.github.migratemaven.api.rewrite;

import java.util.List;

/**
 * What becomes of one object.
 *
 * @param kind the sort of object, in the words of the log: {@code table}, {@code column}, {@code foreign key}
 * @param name its name with its schema, unquoted: {@code public.books}; a column's has its table in it
 * @param address the object as SQL about it names it, quoted where it must be: {@code table books}
 * @param statements the upgrade's SQL for it, without semicolons; the downgrade is generated from what remains
 */
public record GeneratedChange(What what, String kind, String name, String address, List<String> statements) {

    public GeneratedChange {
        statements = List.copyOf(statements);
    }

    /** Whether the object comes, goes, or gets another definition. */
    public enum What {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** Whether it brings a new object of that kind. */
    public boolean adds(String wanted) {
        return what == What.ADDED && kind.equals(wanted);
    }
}
