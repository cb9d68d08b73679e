package io.github.migratemaven.execution.step;

import io.github.migratemaven.execution.history.VersionTable;
import io.github.migratemaven.postgres.sql.Quoting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the version tables are, and SQL that tells whether they still are and what a transaction does to their rows. The
 * server counts rows that a transaction changes, so this costs the same however long the history is; where it was told not
 * to count, the rows themselves are looked at.
 *
 * @param revisions object id of {@code migrate_revision}
 * @param events object id of {@code migrate_event}
 * @param names the names of both, as the server writes them in the engine's mode
 * @param counted whether the server counts ({@code track_counts})
 */
record VersionTablePlace(long revisions, long events, List<String> names, boolean counted, VersionTable table) {

    /** Empty where there are none. */
    static Optional<VersionTablePlace> of(Connection connection, VersionTable table) throws SQLException {
        String sql = """
            select r.oid, e.oid,
                r.oid::pg_catalog.regclass::pg_catalog.text, e.oid::pg_catalog.regclass::pg_catalog.text,
                pg_catalog.current_setting('track_counts') = 'on'
            from pg_catalog.pg_namespace n
            join pg_catalog.pg_class r on r.relnamespace = n.oid and r.relname = 'migrate_revision'
            join pg_catalog.pg_class e on e.relnamespace = n.oid and e.relname = 'migrate_event'
            where n.nspname = ? and r.relkind = 'r' and e.relkind = 'r'
            """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table.schema());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new VersionTablePlace(
                                row.getLong(1),
                                row.getLong(2),
                                List.of(row.getString(3), row.getString(4)),
                                row.getBoolean(5),
                                table))
                        : Optional.empty();
            }
        }
    }

    /** The same place, where the server's counting is not to be relied upon. */
    VersionTablePlace uncounted() {
        return new VersionTablePlace(revisions, events, names, false, table);
    }

    /** What the transaction has done to the rows; uses no operator, which a search path may lead astray. */
    String touchedSql() {
        return counted
                ? "pg_catalog.concat_ws(';', " + counters(revisions) + ", " + counters(events) + ")"
                : """
                pg_catalog.concat_ws(';',
                    (select pg_catalog.concat_ws(' ', pg_catalog.count(*), pg_catalog.sum(pg_catalog.hashtextextended(
                        pg_catalog.concat_ws(' ', id, state, checksum, revises), 0)::pg_catalog.numeric)) from %s),
                    (select pg_catalog.concat_ws(' ', pg_catalog.max(number), pg_catalog.count(*)) from %s))
                """.formatted(table.table(), table.events().table());
    }

    /** With the number of the file that holds the rows, which is another one after TRUNCATE. */
    private static String counters(long table) {
        return """
            pg_catalog.concat_ws(' ', pg_catalog.pg_relation_filenode(%1$s::pg_catalog.oid),
                pg_catalog.pg_stat_get_xact_tuples_inserted(%1$s::pg_catalog.oid),
                pg_catalog.pg_stat_get_xact_tuples_updated(%1$s::pg_catalog.oid),
                pg_catalog.pg_stat_get_xact_tuples_deleted(%1$s::pg_catalog.oid))
            """.formatted(table);
    }

    /**
     * A query that sets {@code migrate.unharmed} to 1 or 0, and returns what {@link #harm} needs. It looks names up by the
     * server's functions alone: a query on the catalogs would cost each revision more to plan than all else about it.
     *
     * @param before SQL for what {@link #touchedSql} was
     */
    String verdictSql(String before) {
        return """
            select pg_catalog.set_config('migrate.unharmed',
                    case when revisions = %s and events = %s and touched = before then '1' else '0' end,
                    true),
                revisions, events, touched, before
            from (select %s as revisions, %s as events, %s as touched, %s as before offset 0) as now
            """.formatted(
                        Quoting.literal(names.get(0)),
                        Quoting.literal(names.get(1)),
                        nameSql(revisions),
                        nameSql(events),
                        touchedSql(),
                        before);
    }

    /** The table's name; its number once it is dropped. */
    private static String nameSql(long table) {
        return table + "::pg_catalog.oid::pg_catalog.regclass::pg_catalog.text";
    }

    /** What the row of {@link #verdictSql} says, for the end of a sentence. */
    String harm(List<@Nullable String> row) {
        List<String> tables = List.of(table.table(), table.events().table());
        List<Long> numbers = List.of(revisions, events);
        for (int which = 0; which < tables.size(); which++) {
            String now = String.valueOf(row.get(1 + which));
            if (!names.get(which).equals(now)) {
                return tables.get(which) + " is "
                        + (now.equals(numbers.get(which).toString()) ? "dropped" : now + " now");
            }
        }
        boolean ofRevisions = !ofFirst(row.get(3)).equals(ofFirst(row.get(4)));
        return "it changed rows of " + tables.get(ofRevisions ? 0 : 1);
    }

    /** What {@link #touchedSql} says of {@code migrate_revision}. */
    private static String ofFirst(@Nullable String touched) {
        return String.valueOf(touched).split(";", 2)[0];
    }
}
