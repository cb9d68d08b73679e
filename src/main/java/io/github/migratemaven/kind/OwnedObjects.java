package io.github.migratemaven.kind;

import java.util.List;

/** The system catalogs whose objects have an owner. */
final class OwnedObjects {
    private OwnedObjects() {}

    /**
     * A system catalog.
     *
     * @param owner its column with the owner's oid
     * @param condition further condition on a row, starting with {@code and}; else empty
     */
    record Owned(String catalog, String owner, String condition) {}

    /** An owned sequence follows its table, an index its table, a row type its relation. */
    static final List<Owned> ALL = List.of(
            new Owned("pg_namespace", "nspowner", ""),
            new Owned("pg_class", "relowner", """
                     and relkind in ('r', 'p', 'v', 'm', 'f', 'S') and not exists (
                       select from pg_catalog.pg_depend d
                       where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = oid
                         and relkind = 'S' and d.deptype in ('a', 'i')
                         and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass)"""),
            new Owned("pg_type", "typowner", """
                     and typtype in ('e', 'd', 'r', 'b', 'c') and (typtype <> 'c' or exists (
                       select from pg_catalog.pg_class c where c.oid = typrelid and c.relkind = 'c'))
                     and not exists (select from pg_catalog.pg_type e where e.typarray = pg_type.oid)"""),
            new Owned("pg_proc", "proowner", ""),
            new Owned("pg_collation", "collowner", ""),
            new Owned("pg_conversion", "conowner", ""),
            new Owned("pg_operator", "oprowner", ""),
            new Owned("pg_opclass", "opcowner", ""),
            new Owned("pg_opfamily", "opfowner", ""),
            new Owned("pg_ts_dict", "dictowner", ""),
            new Owned("pg_ts_config", "cfgowner", ""),
            new Owned("pg_statistic_ext", "stxowner", ""),
            new Owned("pg_foreign_data_wrapper", "fdwowner", ""),
            new Owned("pg_foreign_server", "srvowner", ""),
            new Owned("pg_event_trigger", "evtowner", ""),
            new Owned("pg_publication", "pubowner", ""),
            new Owned("pg_subscription", "subowner", ""),
            new Owned("pg_language", "lanowner", ""));
}
