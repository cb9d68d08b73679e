package io.github.migratemaven.catalog.trait;

import java.util.Set;

/**
 * One of PostgreSQL's own tables, whose rows are objects of a kind.
 *
 * @param name {@code pg_policy}
 * @param rows true for those that a kind must know: a condition on a row, without an alias
 * @param sort tells the rows of several kinds apart: an expression on a row, such as {@code relkind}
 * @param sorts the values of that expression for the kind's rows; empty where they may be any
 */
public record SystemCatalog(String name, String rows, String sort, Set<String> sorts) {
    private static final String OF_ONE_SORT = "''";

    /** Relations of every kind, told apart by {@code relkind}. */
    public static final SystemCatalog RELATIONS = inSchema("pg_class", "relnamespace", "relkind");

    /** Types of every kind, told apart by {@code typtype}. */
    public static final SystemCatalog TYPES = inSchema("pg_type", "typnamespace", "typtype");

    /** Routines of every kind, told apart by {@code prokind}. */
    public static final SystemCatalog ROUTINES = inSchema("pg_proc", "pronamespace", "prokind");

    /** A constraint trigger's is the trigger, a domain's NOT NULL is the domain's (17). */
    private static final SystemCatalog CONSTRAINTS = new SystemCatalog(
            "pg_constraint",
            "contype <> 't' and not (contype = 'n' and contypid <> 0) and (conrelid = 0 or "
                    + ofLastingRelation("conrelid") + ")",
            "(contypid <> 0)::text",
            Set.of());

    /** Constraints of tables. */
    public static final SystemCatalog TABLE_CONSTRAINTS = CONSTRAINTS.only("false");

    /** Constraints of domains. */
    public static final SystemCatalog DOMAIN_CONSTRAINTS = CONSTRAINTS.only("true");

    public SystemCatalog {
        sorts = Set.copyOf(sorts);
    }

    /** One whose rows are all of one kind. */
    public SystemCatalog(String name, String rows) {
        this(name, rows, OF_ONE_SORT, Set.of());
    }

    /** Of its rows those of some sorts. */
    public SystemCatalog only(String... sorts) {
        return new SystemCatalog(name, rows, sort, Set.of(sorts));
    }

    /** All of its rows that any kind must know. */
    public SystemCatalog ofAnySort() {
        return only();
    }

    /** One in which every row is an object that a kind must know. */
    public static SystemCatalog whole(String name) {
        return new SystemCatalog(name, "true");
    }

    /** One of what stands in schemas, those of temporary and toast tables aside. */
    private static SystemCatalog inSchema(String name, String schema, String sort) {
        return new SystemCatalog(name, inLastingSchema(schema), sort + "::text", Set.of());
    }

    /** One of parts of relations, temporary ones aside; {@code relation} is its column with their oid. */
    public static SystemCatalog ofRelation(String name, String relation) {
        return new SystemCatalog(name, ofLastingRelation(relation));
    }

    private static String inLastingSchema(String schema) {
        return schema + "::pg_catalog.regnamespace::text !~ '^pg_(temp|toast)'";
    }

    private static String ofLastingRelation(String relation) {
        return """
                (select %s from pg_catalog.pg_class r where r.oid = %s)\
                """.formatted(inLastingSchema("r.relnamespace"), relation);
    }
}
