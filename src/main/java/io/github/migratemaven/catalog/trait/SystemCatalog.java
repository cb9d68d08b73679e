package io.github.migratemaven.catalog.trait;

/**
 * One of PostgreSQL's own tables, whose rows are objects of a kind.
 *
 * @param name {@code pg_policy}
 * @param rows true for those that a kind must know: a condition on a row, without an alias
 */
public record SystemCatalog(String name, String rows) {
    /** Relations of every kind. */
    public static final SystemCatalog RELATIONS = inSchema("pg_class", "relnamespace");

    /** Types of every kind. */
    public static final SystemCatalog TYPES = inSchema("pg_type", "typnamespace");

    /** Routines of every kind. */
    public static final SystemCatalog ROUTINES = inSchema("pg_proc", "pronamespace");

    /** Constraints; a constraint trigger's is the trigger, a domain's NOT NULL is the domain's (17). */
    public static final SystemCatalog CONSTRAINTS = new SystemCatalog(
            "pg_constraint",
            "contype <> 't' and not (contype = 'n' and contypid <> 0) and (conrelid = 0 or "
                    + ofLastingRelation("conrelid") + ")");

    /** One in which every row is an object that a kind must know. */
    public static SystemCatalog whole(String name) {
        return new SystemCatalog(name, "true");
    }

    /** One of what stands in schemas, those of temporary and toast tables aside. */
    private static SystemCatalog inSchema(String name, String schema) {
        return new SystemCatalog(name, inLastingSchema(schema));
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
