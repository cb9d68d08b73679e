package io.github.migratemaven.execution.history;

import io.github.migratemaven.execution.history.HistoryEvent.Kind;
import io.github.migratemaven.execution.history.HistoryEvent.Outcome;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.revision.parameter.RecordedValues;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code migrate_event}: append only. Besides what a person looks for, it is the journal of non-transactional revisions
 * and holds the database's identity. Transactions are the caller's.
 */
public final class EventLog {
    private final String table;

    /** @param table the table's name as SQL has it */
    EventLog(String table) {
        this.table = table;
    }

    /** The table's name as SQL has it. */
    public String table() {
        return table;
    }

    public void append(Connection connection, HistoryEvent event) throws SQLException {
        VersionTable.run(connection, insertion(event));
    }

    /** SQL that appends the event. */
    public String insertion(HistoryEvent event) {
        return """
                insert into %s (kind, revision, from_heads, to_heads, outcome, statement, detail)
                values (%s, %s, %s, %s, %s, %s, %s)
                """.formatted(
                        table,
                        Quoting.literal(event.kind().word()),
                        Quoting.literal(event.revision()),
                        Quoting.textArray(event.from()),
                        Quoting.textArray(event.to()),
                        Quoting.literal(event.outcome().word()),
                        event.statement(),
                        Quoting.literal(event.detail()));
    }

    /**
     * The statements that the present run of a non-transactional revision has sent, by position from 1, each with its
     * checksum; without a last one that the server is known to have rejected.
     */
    public List<String> sentStatements(Connection connection, Kind kind, String revision) throws SQLException {
        String sql =
                "select statement, outcome, detail from " + table + " where kind = ? and revision = ? and statement > 0"
                        + " and number > (" + lastStart("pg_catalog.max(number)") + ") order by number";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, kind.word());
            statement.setString(2, revision);
            statement.setString(3, kind.word());
            statement.setString(4, revision);
            List<String> checksums = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    int position = row.getInt(1);
                    while (checksums.size() < position) {
                        checksums.add("");
                    }
                    checksums.set(position - 1, row.getString(3));
                    if (row.getString(2).equals(Outcome.FAILED.word())) {
                        checksums.subList(position - 1, checksums.size()).clear();
                    }
                }
            }
            return List.copyOf(checksums);
        }
    }

    /** What was noted when the present run of a non-transactional revision began. */
    public String startDetail(Connection connection, Kind kind, String revision) throws SQLException {
        String sql = lastStart("detail") + " order by number desc limit 1";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, kind.word());
            statement.setString(2, revision);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    private String lastStart(String wanted) {
        return "select " + wanted + " from " + table
                + " where kind = ? and revision = ? and outcome = 'started' and statement = 0";
    }

    /** With what values each revision was applied last, by its id and the parameter's name. */
    Map<String, Map<String, String>> parameters(Connection connection) throws SQLException {
        String sql = "select distinct on (revision) revision, detail from " + table
                + " where kind = 'parameters' order by revision, number desc";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            Map<String, Map<String, String>> values = new HashMap<>();
            while (row.next()) {
                values.put(row.getString(1), RecordedValues.parse(row.getString(2)));
            }
            return values;
        }
    }

    /** A query for who this database said it is when last asked, as {@link #readIdentity} takes it. */
    String identityQuery() {
        return "select detail from " + table + " where kind = 'identity' order by number desc limit 1";
    }

    static Optional<DatabaseIdentity> readIdentity(ResultSet row) throws SQLException {
        return row.next() ? Optional.of(DatabaseIdentity.parse(row.getString(1))) : Optional.empty();
    }

    /** Who this database said it is when last asked. */
    public Optional<DatabaseIdentity> identity(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(identityQuery())) {
            return readIdentity(row);
        }
    }

    /** The event by which a database says who it is from now on. */
    public static HistoryEvent adoption(DatabaseIdentity identity) {
        return HistoryEvent.done(Kind.IDENTITY, "", List.of(), List.of(), identity.format());
    }
}
