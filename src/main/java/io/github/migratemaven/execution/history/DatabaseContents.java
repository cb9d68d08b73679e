package io.github.migratemaven.execution.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a database holds beside what every new one has.
 *
 * @param objects a kind and the names of its objects, {@code "table" -> [public.books]}; what goes with another, such as an
 *     index or an identity's sequence, is not named
 */
public record DatabaseContents(Map<String, List<String>> objects) {
    private static final int SHOWN = 8;

    private static final String QUERY = """
        with members as (
            select classid, objid from pg_catalog.pg_depend where deptype in ('e', 'i') and refobjid <> objid
            union all
            select classid, objid from pg_catalog.pg_depend
            where deptype = 'a' and classid = 'pg_catalog.pg_class'::pg_catalog.regclass and refobjsubid > 0
        ),
        spaces as (
            select oid, nspname from pg_catalog.pg_namespace
            where nspname !~ '^pg_' and nspname <> 'information_schema'
        )
        select 'schema', pg_catalog.quote_ident(nspname) from spaces where nspname <> 'public'
        union all
        select 'extension', pg_catalog.quote_ident(extname) from pg_catalog.pg_extension where extname <> 'plpgsql'
        union all
        select case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
                   when 'f' then 'foreign table' else 'table' end,
               pg_catalog.format('%I.%I', s.nspname, c.relname)
        from pg_catalog.pg_class c join spaces s on s.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
          and not exists (select from members m
                          where m.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and m.objid = c.oid)
        union all
        select 'routine', p.oid::pg_catalog.regprocedure::pg_catalog.text
        from pg_catalog.pg_proc p join spaces s on s.oid = p.pronamespace
        where not exists (select from members m
                          where m.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and m.objid = p.oid)
        union all
        select 'type', pg_catalog.format('%I.%I', s.nspname, t.typname)
        from pg_catalog.pg_type t join spaces s on s.oid = t.typnamespace
        left join pg_catalog.pg_class c on c.oid = t.typrelid
        where (t.typtype in ('e', 'd', 'r') or c.relkind = 'c')
          and not exists (select from members m
                          where m.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and m.objid = t.oid)
        union all
        select 'large object', oid::pg_catalog.text from pg_catalog.pg_largeobject_metadata
        union all
        select 'publication', pg_catalog.quote_ident(pubname) from pg_catalog.pg_publication
        order by 1, 2
        """;

    public DatabaseContents {
        objects = new TreeMap<>(objects);
    }

    public static DatabaseContents of(Connection connection) throws SQLException {
        Map<String, List<String>> objects = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            while (row.next()) {
                objects.computeIfAbsent(row.getString(1), kind -> new ArrayList<>())
                        .add(row.getString(2));
            }
        }
        return new DatabaseContents(objects);
    }

    public boolean isEmpty() {
        return objects.isEmpty();
    }

    /** {@code table: 2 (public.books, public.genres)}, a line a kind. */
    public List<String> lines() {
        return objects.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue().size() + " ("
                        + String.join(
                                ", ", entry.getValue().stream().limit(SHOWN).toList())
                        + (entry.getValue().size() > SHOWN ? ", …" : "") + ")")
                .toList();
    }
}
