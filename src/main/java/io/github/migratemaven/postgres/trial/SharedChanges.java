package io.github.migratemaven.postgres.trial;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells what the open transaction has changed in the catalogs that all databases of a server share, whatever did it: a
 * function's body or a program says nothing of that beforehand. PostgreSQL keeps the locks of such changes until the
 * transaction ends; where it does not, the rows are not yet committed and visible all the same.
 *
 * @see <a href="https://www.postgresql.org/docs/current/catalogs-overview.html">Catalogs</a>
 */
public final class SharedChanges {
    /** Without {@code pg_shdepend}, into which every GRANT on a table writes. */
    private static final String LOCKED = """
        select c.relname::pg_catalog.text
        from pg_catalog.pg_locks l join pg_catalog.pg_class c on c.oid = l.relation
        where l.pid = pg_catalog.pg_backend_pid() and l.locktype = 'relation' and l.database = 0 and c.relkind = 'r'
          and l.mode in ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
          and c.oid <> 'pg_catalog.pg_shdepend'::pg_catalog.regclass
        """;

    /** Visible, and yet in progress: written here. A subtransaction has a number soon after its transaction's. */
    private static final String WRITTEN = """
        select '%1$s' from pg_catalog.%1$s r, own
        where (r.xmin::pg_catalog.text::pg_catalog.int8 - own.id %% 4294967296) between 0 and 1000000
          and pg_catalog.pg_xact_status((own.id / 4294967296 * 4294967296
                  + r.xmin::pg_catalog.text::pg_catalog.int8)::pg_catalog.text::pg_catalog.xid8) = 'in progress'
        """;

    private static final List<String> WITHOUT_LASTING_LOCK =
            List.of("pg_database", "pg_tablespace", "pg_replication_origin", "pg_shseclabel");

    private static final String OF_THIS_TRANSACTION = """
        with own as (
            select pg_catalog.pg_current_xact_id_if_assigned()::pg_catalog.text::pg_catalog.int8 as id
        )
        """ + LOCKED
            + WITHOUT_LASTING_LOCK.stream()
                    .map(catalog -> "union\n" + WRITTEN.formatted(catalog))
                    .collect(Collectors.joining())
            + "order by 1";

    private SharedChanges() {}

    /** The catalogs, such as {@code pg_authid}; none where nothing was changed. */
    public static List<String> ofTransaction(Connection connection) throws SQLException {
        List<String> catalogs = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(OF_THIS_TRANSACTION)) {
            while (row.next()) {
                catalogs.add(row.getString(1));
            }
        }
        return catalogs;
    }
}
