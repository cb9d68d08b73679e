package io.github.migratemaven.kind.partition;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.trait.Precedence;
import java.util.List;

/**
 * Partitions that have no share of an index of their partitioned table, which was made for that table only. An index is
 * given such shares by whatever partition is attached while it is there, so it has to come after those without one.
 */
public final class MissingShares {
    private MissingShares() {}

    /** That what is new comes after the partitions that shall have no share of it. */
    public static List<Precedence> precedences(ObjectId index, List<ObjectId> lacking) {
        return lacking.stream().map(link -> new Precedence(link, index)).toList();
    }

    /**
     * SQL for the addresses of those partitions' places.
     *
     * @param table alias of the table's row in {@code pg_class}
     * @param index alias of the index' row in {@code pg_index}
     */
    public static String of(String table, String index) {
        return """
                case when TABLE.relkind = 'p' and not INDEX.indisvalid then
                  (select pg_catalog.array_agg('pg_inherits:' || l.inhrelid || ':0' order by l.inhrelid::pg_catalog.regclass::text)
                   from pg_catalog.pg_inherits l
                   join pg_catalog.pg_class m on m.oid = l.inhrelid
                   where l.inhparent = TABLE.oid and m.relkind <> 'f'
                     and not exists (
                       select from pg_catalog.pg_inherits s
                       join pg_catalog.pg_index y on y.indexrelid = s.inhrelid
                       where s.inhparent = INDEX.indexrelid and y.indrelid = m.oid
                         -- a share with shares for all below
                         and (select pg_catalog.count(*) from pg_catalog.pg_partition_tree(y.indexrelid))
                           = (select pg_catalog.count(*) from pg_catalog.pg_partition_tree(m.oid) b
                              join pg_catalog.pg_class t on t.oid = b.relid and t.relkind <> 'f')))
                end"""
                .replace("TABLE", table)
                .replace("INDEX", index);
    }
}
