package io.github.migratemaven.execution.script;

import io.github.migratemaven.execution.session.SqlStates;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * {@code create index concurrently}: whatever interrupts it leaves an index that is not valid, which serves nobody and
 * slows every write; finished, it leaves a valid one.
 *
 * @param name the index's name, quoted where the statement quotes it
 * @param table the table's name as the statement has it
 * @param definition everything after the table's name
 */
public record CreateIndexTrace(String name, String table, String definition, boolean ifNotExists)
        implements TraceInCatalog {
    private static final String ALREADY_EXISTS = "42P07";

    /** An index as the catalog has it. */
    private record Found(String qualifiedName, boolean valid, String definition) {
        String essence() {
            return definition.substring(Math.max(0, definition.indexOf(" USING ")));
        }
    }

    /** @param tokens after {@code concurrently} */
    static TraceInCatalog of(TokenCursor tokens) {
        boolean ifNotExists = tokens.takeIf("if", "not", "exists");
        String name = tokens.peek().equals("on") ? "" : tokens.take();
        tokens.takeIf("on");
        tokens.takeIf("only");
        String table = tokens.takeName();
        return new CreateIndexTrace(name, table, tokens.rest(), ifNotExists);
    }

    @Override
    public Finding look(Connection connection, Reporter reporter) throws SQLException {
        Optional<Found> found = find(connection);
        if (found.isEmpty()) {
            return Finding.NOT_DONE;
        }
        if (!found.get().valid()) {
            drop(connection, found.get(), reporter);
            return Finding.NOT_DONE;
        }
        requireSameDefinition(connection, found.get());
        return Finding.DONE;
    }

    @Override
    public void prepare(Connection connection, Reporter reporter) throws SQLException {
        if (ifNotExists) {
            look(connection, reporter);
        }
    }

    @Override
    public void verify(Connection connection) throws SQLException {
        if (find(connection).filter(Found::valid).isEmpty()) {
            throw new SQLException("PostgreSQL reported success, but index " + name + " is not there or not valid");
        }
    }

    @Override
    public void cleanUp(Connection connection, SQLException failure, Reporter reporter) throws SQLException {
        Optional<Found> left = find(connection).filter(found -> !found.valid());
        if (left.isPresent() && !SqlStates.of(failure).equals(ALREADY_EXISTS)) {
            drop(connection, left.get(), reporter);
        }
    }

    private void drop(Connection connection, Found invalid, Reporter reporter) throws SQLException {
        reporter.info("Dropping the invalid index " + invalid.qualifiedName() + " that an unfinished build left");
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop index concurrently if exists " + invalid.qualifiedName());
        }
    }

    private Optional<Found> find(Connection connection) throws SQLException {
        String sql = "select pg_catalog.format('%I.%I', n.nspname, c.relname), i.indisvalid,"
                + " pg_catalog.pg_get_indexdef(i.indexrelid) from pg_catalog.pg_index i"
                + " join pg_catalog.pg_class c on c.oid operator(pg_catalog.=) i.indexrelid"
                + " join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace"
                + " where i.indrelid operator(pg_catalog.=) pg_catalog.to_regclass(?) and c.relname operator(pg_catalog.=) ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table);
            statement.setString(2, TokenCursor.unquoted(name));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Found(row.getString(1), row.getBoolean(2), row.getString(3)))
                        : Optional.empty();
            }
        }
    }

    /** PostgreSQL itself says what the statement means: on an empty table of the same columns, rolled back again. */
    private void requireSameDefinition(Connection connection, Found found) throws SQLException {
        String wanted = "";
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create temporary table migrate_probe (like " + table + ")");
            statement.execute("create index " + name + " on pg_temp.migrate_probe " + definition);
            try (ResultSet row = statement.executeQuery("select pg_catalog.pg_get_indexdef(pg_catalog.to_regclass("
                    + Quoting.literal("pg_temp." + name) + ")::pg_catalog.oid)")) {
                row.next();
                wanted = new Found("", true, row.getString(1)).essence();
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        if (!wanted.equals(found.essence())) {
            throw MigrationFailure.refused(
                    "Index " + found.qualifiedName() + " exists already, but as another one: " + found.definition(),
                    "The revision asks for" + wanted + ". Drop or rename the existing index, then run the goal again.");
        }
    }
}
