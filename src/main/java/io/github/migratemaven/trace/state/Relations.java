package io.github.migratemaven.trace.state;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The relations that users have at one moment, by their numbers; temporary ones are nobody else's concern. */
public final class Relations {
    private static final String QUERY = """
            select
                c.oid::pg_catalog.int8 as oid,
                n.nspname as schema,
                c.relname as name,
                case when n.nspname = 'public' then '' else pg_catalog.quote_ident(n.nspname) || '.' end
                    || pg_catalog.quote_ident(c.relname) as sql,
                c.relkind::pg_catalog.text as kind,
                coalesce(i.indrelid, c.oid)::pg_catalog.int8 as "table",
                c.reltoastrelid::pg_catalog.int8 as toast,
                c.relfilenode::pg_catalog.int8 as file,
                c.relispartition as partition
            from pg_catalog.pg_class as c
                join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
                left join pg_catalog.pg_index as i on i.indexrelid = c.oid
            where c.relpersistence <> 't'
                and c.oid >= 16384
                and n.nspname <> 'information_schema'
                and (n.nspname not like 'pg\\_%' or n.nspname = 'pg_toast')
            order by c.oid
            """;

    private final Map<Long, Relation> byOid;

    private Relations(Map<Long, Relation> byOid) {
        this.byOid = byOid;
    }

    /** Reads them on a connection, in whatever transaction that is in. */
    public static Relations read(Connection connection) throws SQLException {
        Map<Long, Relation> relations = new LinkedHashMap<>();
        Map<Long, Long> tablesOfToast = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            while (row.next()) {
                Relation relation = new Relation(
                        row.getLong("oid"),
                        row.getString("schema"),
                        row.getString("name"),
                        row.getString("sql"),
                        row.getString("kind").charAt(0),
                        row.getLong("table"),
                        row.getLong("file"),
                        row.getBoolean("partition"));
                relations.put(relation.oid(), relation);
                tablesOfToast.put(row.getLong("toast"), relation.oid());
            }
        }
        // No index finds the table of a toast, so that the server would join every relation with every other.
        tablesOfToast.remove(0L);
        relations.replaceAll(
                (oid, relation) -> relation.of(tablesOfToast.getOrDefault(relation.table(), relation.table())));
        return new Relations(relations);
    }

    public Optional<Relation> of(long oid) {
        return Optional.ofNullable(byOid.get(oid));
    }

    /** The same relation now; of an index that was dropped, the one that bears its name, since it was built anew. */
    public Optional<Relation> inPlaceOf(Relation earlier) {
        return of(earlier.oid()).or(() -> byOid.values().stream()
                .filter(relation -> earlier.isIndex()
                        && relation.isIndex()
                        && relation.name().equals(earlier.name())
                        && relation.schema().equals(earlier.schema()))
                .findFirst());
    }

    public boolean contains(long oid) {
        return byOid.containsKey(oid);
    }

    /** In the order in which they were created. */
    public Collection<Relation> all() {
        return byOid.values();
    }

    /** The table that something belongs to: an index's, or that of toast; a table's own self. */
    public Optional<Relation> tableOf(Relation relation) {
        return of(relation.table());
    }
}
