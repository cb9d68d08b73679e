package io.github.migratemaven.catalog;

/**
 * A value that rows of a table need and that only a person knows.
 *
 * @param column the column
 * @param table the table as SQL names it
 * @param rows the table that holds the rows when they get the value, which is another while one is made anew
 * @param name the column as SQL names it
 * @param isNew whether the column is new, so that every row needs it; else those rows do that have none
 */
public record Gap(ObjectId column, String table, String rows, String name, boolean isNew) {

    /** A gap in a table that keeps its rows. */
    public Gap(ObjectId column, String table, String name, boolean isNew) {
        this(column, table, table, name, isNew);
    }

    /** The statement that gives the rows {@code value}. */
    public String update(String value) {
        return "update " + rows + " set " + name + " = " + value + (isNew ? "" : " where " + name + " is null");
    }

    /** What a person calls the column: {@code customers.vip}. */
    public String spoken() {
        return (table + "." + name).replace("\"", "");
    }
}
