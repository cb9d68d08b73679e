package io.github.migratemaven.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.autogenerate.compare.ConvergingDiff;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.testing.TestPostgres;
import io.github.migratemaven.testing.WholeDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database with rows that is led from schema to schema, each time exactly there. */
public final class FilledDatabase implements AutoCloseable {
    private static final CatalogReader READER = new CatalogReader(Kinds.ALL, WholeDatabase.SCOPE);
    private static final SchemaDiff DIFF = new SchemaDiff(Kinds.ALL);

    private final int major;
    private final Connection connection;

    private FilledDatabase(int major, Connection connection) {
        this.major = major;
        this.connection = connection;
    }

    /** A database on the newest server that a script has made. */
    public static FilledDatabase of(String script) throws SQLException {
        return of(18, script);
    }

    public static FilledDatabase of(int major, String script) throws SQLException {
        Connection connection = TestPostgres.freshDatabase(major).open();
        ScriptRunner.run(connection, script, "schema", 1);
        return new FilledDatabase(major, connection);
    }

    /** Leads to what a script makes of an empty database. */
    public List<Statement> leadTo(String script) throws SQLException {
        try (FilledDatabase goal = of(major, script)) {
            Catalog wanted = READER.read(goal.connection);
            ConvergingDiff.Outcome outcome =
                    new ConvergingDiff(READER, DIFF).lead(connection, READER.read(connection), wanted);
            assertThat(outcome.flaw()).isEmpty();
            assertThat(READER.read(connection).objects()).hasSameElementsAs(wanted.objects());
            return outcome.statements();
        }
    }

    /** The first column of a query. */
    public List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
