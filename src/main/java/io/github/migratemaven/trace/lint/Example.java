package io.github.migratemaven.trace.lint;

/**
 * Statements that show a rule at work; run by its test and shown in its documentation.
 *
 * @param setUp what is there before the revision, besides {@link #SHOP}
 * @param upgrade what the revision does
 * @param downgrade how it takes that back; of interest only to rules about downgrades
 * @param transactional whether it runs in one transaction
 */
public record Example(String setUp, String upgrade, String downgrade, boolean transactional) {
    /** What every example finds in its database. */
    public static final String SHOP = """
            create table customers (id int primary key, name text);
            create table orders (id int primary key, customer int, note text, amount int, placed timestamp);
            create index orders_note on orders (note);
            create table parts (id int, made date) partition by range (id);
            create table parts_1 partition of parts for values from (1) to (1000);
            create type mood as enum ('sad', 'glad');
            create domain positive as int check (value > 0);
            """;

    public static Example of(String upgrade) {
        return new Example("", upgrade, "", true);
    }

    /** The same, where this is there too. */
    public Example given(String sql) {
        return new Example(sql, upgrade, downgrade, transactional);
    }

    /** The same in a section with {@code transaction=off}. */
    public Example alone() {
        return new Example(setUp, upgrade, downgrade, false);
    }

    /** The same, taken back so. */
    public Example backBy(String sql) {
        return new Example(setUp, upgrade, sql, transactional);
    }
}
