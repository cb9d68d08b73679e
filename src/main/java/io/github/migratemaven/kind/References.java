package io.github.migratemaven.kind;

/** SQL expressions for objects as statements name them: with their schema only where the search path needs it. */
final class References {
    private References() {}

    /**
     * An object of a schema.
     *
     * @param visible the {@code pg_…_is_visible} function's first part
     * @param row alias of the object's row
     * @param name its column with the name
     * @param schema alias of its row of {@code pg_namespace}
     */
    static String named(String visible, String row, String name, String schema) {
        return "case when pg_catalog." + visible + "_is_visible(" + row + ".oid) then ''"
                + " else pg_catalog.quote_ident(" + schema + ".nspname) || '.' end"
                + " || pg_catalog.quote_ident(" + row + "." + name + ")";
    }

    /** The name of a routine; null for none. What other routines share its name makes no difference, as it would with {@code regproc}. */
    static String routine(String oid) {
        return routine(oid, "");
    }

    /** Name and argument types of a routine; null for none. */
    static String signature(String oid) {
        return routine(oid, " || '(' || pg_catalog.oidvectortypes(ref.proargtypes) || ')'");
    }

    private static String routine(String oid, String suffix) {
        return "(select " + named("pg_function", "ref", "proname", "refn") + suffix + " from pg_catalog.pg_proc ref"
                + " join pg_catalog.pg_namespace refn on refn.oid = ref.pronamespace where ref.oid = " + oid + ")";
    }

    /** An operator without its operand types, as commands about operators take it; null for none. */
    static String operator(String oid) {
        return "(select case when pg_catalog.pg_operator_is_visible(ref.oid) then ''"
                + " else pg_catalog.quote_ident(refn.nspname) || '.' end || ref.oprname from pg_catalog.pg_operator ref"
                + " join pg_catalog.pg_namespace refn on refn.oid = ref.oprnamespace where ref.oid = " + oid + ")";
    }

    /** An operator as a parameter's value; null for none. */
    static String operatorValue(String oid) {
        return "(select case when pg_catalog.pg_operator_is_visible(ref.oid) then ref.oprname"
                + " else 'operator(' || pg_catalog.quote_ident(refn.nspname) || '.' || ref.oprname || ')' end"
                + " from pg_catalog.pg_operator ref"
                + " join pg_catalog.pg_namespace refn on refn.oid = ref.oprnamespace where ref.oid = " + oid + ")";
    }

    /** A type; {@code none} for none. */
    static String type(String oid) {
        return "coalesce(pg_catalog.format_type(nullif(" + oid + ", 0), null), 'none')";
    }

    /** An operator family without its access method; null for none. */
    static String operatorFamily(String oid) {
        return "(select " + named("pg_opfamily", "ref", "opfname", "refn") + " from pg_catalog.pg_opfamily ref"
                + " join pg_catalog.pg_namespace refn on refn.oid = ref.opfnamespace where ref.oid = " + oid + ")";
    }
}
