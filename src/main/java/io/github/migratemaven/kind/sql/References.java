package io.github.migratemaven.kind.sql;

import java.util.Map;

/** SQL expressions for objects as statements name them: with their schema only where the search path needs it. */
public final class References {
    private References() {}

    /** The name of a routine; null for none. What other routines share its name makes no difference, as it would with {@code regproc}. */
    public static String routine(String oid) {
        return CatalogQuery.of("""
                (select case when pg_catalog.pg_function_is_visible(ref.oid) then ''
                          else pg_catalog.quote_ident(refn.nspname) || '.' end || pg_catalog.quote_ident(ref.proname)
                       from pg_catalog.pg_proc ref
                       join pg_catalog.pg_namespace refn on refn.oid = ref.pronamespace
                       where ref.oid = :oid)\
                """, Map.of("oid", oid));
    }

    /** Name and argument types of a routine; null for none. */
    public static String signature(String oid) {
        return CatalogQuery.of("""
                (select case when pg_catalog.pg_function_is_visible(ref.oid) then ''
                          else pg_catalog.quote_ident(refn.nspname) || '.' end || pg_catalog.quote_ident(ref.proname)
                          || '(' || pg_catalog.oidvectortypes(ref.proargtypes) || ')'
                       from pg_catalog.pg_proc ref
                       join pg_catalog.pg_namespace refn on refn.oid = ref.pronamespace
                       where ref.oid = :oid)\
                """, Map.of("oid", oid));
    }

    /** An operator without its operand types, as commands about operators take it; null for none. */
    public static String operator(String oid) {
        return CatalogQuery.of("""
                (select case when pg_catalog.pg_operator_is_visible(ref.oid) then ''
                          else pg_catalog.quote_ident(refn.nspname) || '.' end || ref.oprname
                       from pg_catalog.pg_operator ref
                       join pg_catalog.pg_namespace refn on refn.oid = ref.oprnamespace
                       where ref.oid = :oid)\
                """, Map.of("oid", oid));
    }

    /** An operator as a parameter's value; null for none. */
    public static String operatorValue(String oid) {
        return CatalogQuery.of("""
                (select case when pg_catalog.pg_operator_is_visible(ref.oid) then ref.oprname
                          else 'operator(' || pg_catalog.quote_ident(refn.nspname) || '.' || ref.oprname || ')' end
                       from pg_catalog.pg_operator ref
                       join pg_catalog.pg_namespace refn on refn.oid = ref.oprnamespace
                       where ref.oid = :oid)\
                """, Map.of("oid", oid));
    }

    /** A type; {@code none} for none. */
    public static String type(String oid) {
        return CatalogQuery.of("coalesce(pg_catalog.format_type(nullif(:oid, 0), null), 'none')", Map.of("oid", oid));
    }

    /** An operator family without its access method; null for none. */
    public static String operatorFamily(String oid) {
        return CatalogQuery.of("""
                (select case when pg_catalog.pg_opfamily_is_visible(ref.oid) then ''
                          else pg_catalog.quote_ident(refn.nspname) || '.' end || pg_catalog.quote_ident(ref.opfname)
                       from pg_catalog.pg_opfamily ref
                       join pg_catalog.pg_namespace refn on refn.oid = ref.opfnamespace
                       where ref.oid = :oid)\
                """, Map.of("oid", oid));
    }
}
