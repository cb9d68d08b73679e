package io.github.migratemaven.kind.partition;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.trait.Precedence;
import java.util.List;
import java.util.stream.Stream;

/**
 * Partitions that have no share of an index of their partitioned table, which was made for that table only. An index is
 * given such shares by whatever partition is attached while it is there, so it has to come after those without one.
 */
public final class MissingShares {
    private MissingShares() {}

    /** That what is new comes after the partitions that shall have no share of it, or none that is whole itself. */
    public static List<Precedence> precedences(ObjectId index, List<ObjectId> lacking, List<ObjectId> partial) {
        return both(lacking, partial).map(link -> new Precedence(link, index)).toList();
    }

    /** The places that bring a share of their own with them, or a further one. */
    public static Stream<ObjectId> both(List<ObjectId> lacking, List<ObjectId> partial) {
        return Stream.concat(lacking.stream(), partial.stream());
    }

    /**
     * SQL for the addresses of the places of partitions without any share.
     *
     * @param table alias of the table's row in {@code pg_class}
     * @param index alias of the index' row in {@code pg_index}
     */
    public static String none(String table, String index) {
        return places("not exists (%s)".formatted(SHARE), table, index);
    }

    /** As {@link #none}, for those with a share that partitions below have none of. */
    public static String partial(String table, String index) {
        return places("exists (%s and (%s) < (%s))".formatted(SHARE, SHARES_BELOW, TABLES_BELOW), table, index);
    }

    private static final String SHARE = """
        select from pg_catalog.pg_inherits s
        join pg_catalog.pg_index y on y.indexrelid = s.inhrelid
        where s.inhparent = INDEX.indexrelid and y.indrelid = m.oid\
        """;

    private static final String SHARES_BELOW =
            "select pg_catalog.count(*) from pg_catalog.pg_partition_tree(y.indexrelid)";

    private static final String TABLES_BELOW = """
        select pg_catalog.count(*) from pg_catalog.pg_partition_tree(m.oid) b
        join pg_catalog.pg_class t on t.oid = b.relid and t.relkind <> 'f'\
        """;

    private static String places(String condition, String table, String index) {
        return """
            case when TABLE.relkind = 'p' and not INDEX.indisvalid then
              (select pg_catalog.array_agg('pg_inherits:' || m.oid || ':0'
                 order by m.oid::pg_catalog.regclass::pg_catalog.text)
               from pg_catalog.pg_inherits l
               join pg_catalog.pg_class m on m.oid = l.inhrelid
               where l.inhparent = TABLE.oid and m.relkind <> 'f'
                 and CONDITION)
            end\
            """.replace("CONDITION", condition).replace("TABLE", table).replace("INDEX", index);
    }
}
