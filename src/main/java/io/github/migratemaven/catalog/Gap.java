package io.github.migratemaven.catalog;

/**
 * A value that the rows of a table need and that only a person knows.
 *
 * @param column the new column
 * @param table the table as SQL names it
 * @param name the column as SQL names it
 */
public record Gap(ObjectId column, String table, String name) {

    /** The statement that gives the rows {@code value}. */
    public String update(String value) {
        return "update " + table + " set " + name + " = " + value;
    }

    /** What a person calls the column: {@code customers.vip}. */
    public String spoken() {
        return (table + "." + name).replace("\"", "");
    }
}
