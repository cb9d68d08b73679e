package io.github.migratemaven.catalog.trait;

/**
 * That there are privileges on objects of a kind. All but the first two are expressions on a row, without an alias.
 *
 * @param catalog the system catalog that they stand in, others of which kinds may share
 * @param privileges its column with them
 * @param owner its column with the owner's oid
 * @param letter the type letter of {@code acldefault}
 * @param word what GRANT calls an object
 * @param reference the object as SQL names it
 */
public record Acl(String catalog, String privileges, String owner, String letter, String word, String reference) {
    /** On relations of every kind. */
    public static final Acl OF_RELATIONS = new Acl(
            "pg_class",
            "relacl",
            "relowner",
            "case relkind when 'S' then 's'::\"char\" else 'r'::\"char\" end",
            "case relkind when 'S' then 'sequence' else 'table' end",
            "oid::pg_catalog.regclass::text");

    /** On routines of every kind. */
    public static final Acl OF_ROUTINES = new Acl(
            "pg_proc",
            "proacl",
            "proowner",
            "'f'::\"char\"",
            "case prokind when 'p' then 'procedure' else 'function' end",
            "oid::pg_catalog.regprocedure::text");

    /** On types of every kind. */
    public static final Acl OF_TYPES =
            new Acl("pg_type", "typacl", "typowner", "'T'::\"char\"", "'type'", "pg_catalog.format_type(oid, null)");

    /**
     * On objects that stand in no schema, in a catalog that holds nothing else.
     *
     * @param prefix of its columns
     * @param letter of {@code acldefault}
     * @param word what GRANT calls an object
     */
    public static Acl named(String catalog, String prefix, char letter, String word) {
        return new Acl(
                catalog,
                prefix + "acl",
                prefix + "owner",
                "'" + letter + "'::\"char\"",
                "'" + word + "'",
                "pg_catalog.quote_ident(" + prefix + "name)");
    }
}
