package io.github.migratemaven.execution.history;

import io.github.migratemaven.postgres.sql.Quoting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code migrate_revision}: a row for each applied revision. Creates {@code migrate_event} along with it. Transactions are
 * the caller's.
 */
public final class VersionTable {
    private final String schema;
    private final String revisionTable;
    private final EventLog events;
    private final VersionTableDefinition definition;

    public VersionTable(String schema) {
        this.schema = schema;
        this.definition = new VersionTableDefinition(Quoting.identifier(schema));
        this.revisionTable = definition.revisionTable();
        this.events = new EventLog(definition.eventTable());
    }

    public String schema() {
        return schema;
    }

    /** The table's name as SQL has it. */
    public String table() {
        return revisionTable;
    }

    /** The schema's name as SQL has it. */
    String schemaInSql() {
        return definition.schema();
    }

    /** The statement that creates the table of events. */
    String definitionOfEvents() {
        return definition.events();
    }

    public EventLog events() {
        return events;
    }

    public boolean exists(Connection connection) throws SQLException {
        String sql = "select pg_catalog.count(*) from pg_catalog.pg_class c join pg_catalog.pg_namespace n"
                + " on n.oid = c.relnamespace where n.nspname = ? and c.relname = ? and c.relkind = 'r'";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            statement.setString(2, "migrate_revision");
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getInt(1) > 0;
            }
        }
    }

    /** The schemas of this database that hold version tables, in alphabetical order. */
    static List<String> schemas(Connection connection) throws SQLException {
        String sql = """
            select n.nspname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relname = 'migrate_revision' and c.relkind = 'r' and c.relpersistence = 'p'
              and exists (select from pg_catalog.pg_attribute a
                  where a.attrelid = c.oid and a.attname = 'downgrade_in_transaction' and not a.attisdropped)
            order by 1
            """;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> schemas = new ArrayList<>();
            while (row.next()) {
                schemas.add(row.getString(1));
            }
            return List.copyOf(schemas);
        }
    }

    /** SQL that creates the tables, and their schema, where they are absent; none where they are there. */
    public List<String> creation(Connection connection) throws SQLException {
        if (exists(connection)) {
            return List.of();
        }
        List<String> statements = new ArrayList<>();
        if (!schemaExists(connection)) {
            statements.add("create schema " + Quoting.identifier(schema));
        }
        statements.addAll(definition.statements());
        return statements;
    }

    /** Asked beforehand: "create schema if not exists" needs a privilege that the owner of the tables may lack. */
    private boolean schemaExists(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select from pg_catalog.pg_namespace where nspname = ?")) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Everything that a run asks of the tables, in one round trip. */
    Recorded recorded(Connection connection) throws SQLException {
        // In forms that the driver has no need to take apart, for there may be thousands of rows.
        String rows =
                "select id, pg_catalog.array_to_string(revises, ','), pg_catalog.array_to_string(depends_on, ','),"
                        + " message, checksum, state, statements_done, statements_total,"
                        + " (extract(epoch from applied_at) * 1000000)::pg_catalog.int8, applied_by, duration_ms from "
                        + revisionTable + " order by applied_at, id";
        try (Statement statement = connection.createStatement()) {
            statement.execute(rows + ";" + events.identityQuery() + ";" + DatabaseIdentity.HERE);
            List<AppliedRevision> applied = rows(statement.getResultSet());
            statement.getMoreResults();
            Optional<DatabaseIdentity> identity = EventLog.readIdentity(statement.getResultSet());
            statement.getMoreResults();
            return new Recorded(true, applied, identity, DatabaseIdentity.read(statement.getResultSet()));
        }
    }

    private static List<AppliedRevision> rows(ResultSet row) throws SQLException {
        List<AppliedRevision> rows = new ArrayList<>();
        while (row.next()) {
            rows.add(new AppliedRevision(
                    row.getString(1),
                    names(row.getString(2)),
                    names(row.getString(3)),
                    row.getString(4),
                    row.getString(5),
                    AppliedRevision.State.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
                    row.getInt(7),
                    row.getInt(8),
                    Instant.EPOCH.plus(row.getLong(9), ChronoUnit.MICROS),
                    row.getString(10),
                    Duration.ofMillis(row.getLong(11))));
        }
        return List.copyOf(rows);
    }

    /** Ids and labels, in which there is no comma. */
    private static List<String> names(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    /** The state of one revision; empty when it has no row. */
    public Optional<AppliedRevision.State> state(Connection connection, String id) throws SQLException {
        if (!exists(connection)) {
            return Optional.empty();
        }
        try (PreparedStatement statement =
                connection.prepareStatement("select state from " + revisionTable + " where id = ?")) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                AppliedRevision.State.valueOf(row.getString(1).toUpperCase(Locale.ROOT)))
                        : Optional.empty();
            }
        }
    }

    /** The scripts of a revision as they were when it was applied. */
    Optional<StoredScripts> scripts(Connection connection, String id) throws SQLException {
        String sql = "select upgrade_script, downgrade_script, downgrade_in_transaction from " + revisionTable
                + " where id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new StoredScripts(
                                Optional.ofNullable(row.getString(1)),
                                Optional.ofNullable(row.getString(2)),
                                row.getBoolean(3)))
                        : Optional.empty();
            }
        }
    }

    public void insert(Connection connection, RevisionRow row) throws SQLException {
        run(connection, insertion(row, Long.toString(row.duration().toMillis())));
    }

    public void delete(Connection connection, String id) throws SQLException {
        run(connection, deletion(id));
    }

    /**
     * SQL that writes a row, and fails unless one was written.
     *
     * @param milliseconds SQL for how long the revision took
     */
    public String insertion(RevisionRow row, String milliseconds) {
        return requiringOneRow("""
                insert into %s
                    (id, revises, depends_on, message, checksum, state, statements_done, statements_total, duration_ms,
                     upgrade_script, downgrade_script, downgrade_in_transaction)
                values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
                """.formatted(
                        revisionTable,
                        Quoting.literal(row.id()),
                        Quoting.textArray(row.revises()),
                        Quoting.textArray(row.dependsOn()),
                        Quoting.literal(row.message()),
                        Quoting.literal(row.checksum()),
                        Quoting.literal(row.state().name().toLowerCase(Locale.ROOT)),
                        row.statementsDone(),
                        row.statementsTotal(),
                        milliseconds,
                        row.upgradeScript().map(Quoting::literal).orElse("null"),
                        row.downgradeScript().map(Quoting::literal).orElse("null"),
                        row.downgradeInTransaction()));
    }

    /** SQL that removes a row, and fails unless one was removed. */
    public String deletion(String id) {
        return requiringOneRow("delete from " + revisionTable + " where id = " + Quoting.literal(id) + "\n");
    }

    /** SQL that fails with a division by zero unless the revision has a row, or none where that is wanted. */
    public String requiring(String id, boolean applied) {
        String rows = "(select pg_catalog.count(*) from " + revisionTable + " where id = " + Quoting.literal(id)
                + (applied ? " and state = 'applied')" : ")");
        return "select 1 / " + (applied ? rows : "(1 - " + rows + ")");
    }

    private static String requiringOneRow(String change) {
        return "with changed as (\n" + change + "returning 1)\nselect 1 / pg_catalog.count(*) from changed";
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** Moves the progress of a non-transactional revision. */
    public void progress(
            Connection connection, String id, AppliedRevision.State state, int done, int total, Duration duration)
            throws SQLException {
        String sql = "update " + revisionTable + " set state = ?, statements_done = ?, statements_total = ?,"
                + " duration_ms = ?, applied_at = case when ? then pg_catalog.clock_timestamp() else applied_at end"
                + " where id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, state.name().toLowerCase(Locale.ROOT));
            statement.setInt(2, done);
            statement.setInt(3, total);
            statement.setLong(4, duration.toMillis());
            statement.setBoolean(5, state == AppliedRevision.State.APPLIED);
            statement.setString(6, id);
            expectOneRow(statement.executeUpdate(), id);
        }
    }

    /** Records the scripts and checksum that a revision has now, after it was edited on purpose. */
    public void repair(Connection connection, RevisionRow row) throws SQLException {
        String sql = "update " + revisionTable + " set checksum = ?, message = ?, upgrade_script = ?,"
                + " downgrade_script = ?, downgrade_in_transaction = ? where id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, row.checksum());
            statement.setString(2, row.message());
            statement.setString(3, row.upgradeScript().orElse(null));
            statement.setString(4, row.downgradeScript().orElse(null));
            statement.setBoolean(5, row.downgradeInTransaction());
            statement.setString(6, row.id());
            expectOneRow(statement.executeUpdate(), row.id());
        }
    }

    private void expectOneRow(int rows, String id) throws SQLException {
        if (rows != 1) {
            throw new SQLException("Expected one row of " + revisionTable + " for revision " + id + ", met " + rows);
        }
    }
}
