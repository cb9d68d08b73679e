package io.github.migratemaven.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.file.RevisionFormat;
import io.github.migratemaven.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaRevisionsTest {
    private final ConnectionSettings database = TestPostgres.freshDatabase();
    private final JavaRevisions programs = JavaRevisions.withoutProject();

    @Test
    void runsBothDirectionsInTheOpenTransaction() throws SQLException {
        Revision revision = revision("""
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table made_in_java (id int)");
            }
            """);

        try (Connection connection = open()) {
            programs.run(revision, Direction.UPGRADE, connection);
            assertThat(tables(connection)).containsExactly("made_in_java");
            connection.rollback();
            assertThat(tables(connection)).isEmpty();

            programs.run(revision, Direction.DOWNGRADE, connection);
            assertThat(tables(connection)).containsExactly("taken_back");
        }
    }

    @Test
    void letsTheDriversOwnFeaturesBeUsed() throws SQLException {
        Revision revision = revision("""
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table copied (id int)");
                connection.unwrap(org.postgresql.PGConnection.class).getCopyAPI()
                        .copyIn("copy copied from stdin", new java.io.StringReader("1\\n2\\n"));
            } catch (java.io.IOException e) {
                throw new SQLException(e);
            }
            """);

        try (Connection connection = open()) {
            programs.run(revision, Direction.UPGRADE, connection);
            assertThat(column(connection, "select id::text from copied")).containsExactly("1", "2");
        }
    }

    @Test
    void seesTheClassPathOfTheProjectAndNothingOfThePlugins(@TempDir Path classes) throws Exception {
        Path source = Files.writeString(classes.resolve("Names.java"), """
            package com.example;
            public class Names { public static String table() { return "named"; } }
            """);
        int compiled =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source.toString());
        assertThat(compiled).isZero();
        Revision revision = revision("""
            connection.createStatement().execute("create table " + com.example.Names.table() + " ()");
            try {
                Class.forName("io.github.migratemaven.report.Reporter");
                throw new SQLException("the plugin is visible");
            } catch (ClassNotFoundException asItShouldBe) {
                // Nothing of the plugin's is visible.
            }
            """);

        try (Connection connection = open()) {
            new JavaRevisions(() -> List.of(classes)).run(revision, Direction.UPGRADE, connection);
            assertThat(tables(connection)).containsExactly("named");
        }
    }

    @Test
    void namesFileAndLineOfWhatDoesNotCompile() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> programs.compile(revision("connection.comit();")))
                .withMessageContaining("r1.java:12: cannot find symbol")
                .withMessageContaining("connection.comit();");
    }

    @Test
    void namesFileAndLineOfWhatFails() throws SQLException {
        Revision revision = revision("connection.createStatement()\n.execute(\"select nothing_there\");");

        try (Connection connection = open()) {
            assertThatExceptionOfType(ScriptFailedException.class)
                    .isThrownBy(() -> programs.run(revision, Direction.UPGRADE, connection))
                    .withMessageContaining("r1.java:13: ERROR: column \"nothing_there\" does not exist")
                    .withMessageContaining("SQLSTATE 42703");
        }
    }

    @Test
    void namesFileAndLineOfAnExceptionOfItsOwn() throws SQLException {
        Revision revision = revision("Object nothing = null;\nnothing.toString();");

        try (Connection connection = open()) {
            assertThatExceptionOfType(ScriptFailedException.class)
                    .isThrownBy(() -> programs.run(revision, Direction.UPGRADE, connection))
                    .withMessageContaining("r1.java:13: java.lang.NullPointerException");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connection.commit();",
                "connection.rollback();",
                "connection.close();",
                "connection.setAutoCommit(true);",
                "connection.createStatement().getConnection().commit();",
                "connection.getMetaData().getConnection().commit();",
                "connection.unwrap(org.postgresql.jdbc.PgConnection.class).commit();",
                "connection.createStatement().execute(\"COMMIT\");",
                "connection.createStatement().execute(\"select 1; /* so */ rollback\");",
                "connection.prepareStatement(\"end\").execute();",
            })
    void mayNotEndItsTransaction(String statement) throws SQLException {
        Revision revision = revision("connection.createStatement().execute(\"create table t ()\");\n" + statement);

        try (Connection connection = open()) {
            assertThatExceptionOfType(ScriptFailedException.class)
                    .isThrownBy(() -> programs.run(revision, Direction.UPGRADE, connection))
                    .withMessageContaining("r1.java:13: a revision may not end its transaction or its connection");
            connection.rollback();
            assertThat(tables(connection)).isEmpty();
        }
    }

    @Test
    void isNotBelievedWhenItHasEndedItsTransactionNevertheless() throws SQLException {
        Revision revision = revision(
                "connection.createStatement().unwrap(org.postgresql.jdbc.PgStatement.class).getConnection().commit();");

        try (Connection connection = open()) {
            assertThatExceptionOfType(ScriptFailedException.class)
                    .isThrownBy(() -> programs.run(revision, Direction.UPGRADE, connection))
                    .withMessageContaining("the revision has ended the transaction itself");
        }
    }

    /** Of two, one fails; what is the connection's own must not stay changed either way. */
    @ParameterizedTest
    @ValueSource(strings = {"", "select 1/0"})
    void leavesTheConnectionAsItWas(String last) throws SQLException {
        Revision revision = revision("""
            connection.setNetworkTimeout(Runnable::run, 1234);
            connection.setHoldability(java.sql.ResultSet.HOLD_CURSORS_OVER_COMMIT);
            org.postgresql.PGConnection driver = connection.unwrap(org.postgresql.PGConnection.class);
            driver.setAutosave(org.postgresql.jdbc.AutoSave.ALWAYS);
            driver.setPrepareThreshold(1);
            driver.setDefaultFetchSize(7);
            driver.setAdaptiveFetch(true);
            connection.createStatement().execute("%s");
            """.formatted(last));

        try (Connection connection = open()) {
            DriverModes before = DriverModes.of(connection);
            if (last.isEmpty()) {
                programs.run(revision, Direction.UPGRADE, connection);
            } else {
                assertThatExceptionOfType(ScriptFailedException.class)
                        .isThrownBy(() -> programs.run(revision, Direction.UPGRADE, connection))
                        .withMessageContaining("division by zero");
            }
            assertThat(DriverModes.of(connection)).isEqualTo(before);
            assertThat(connection.getAutoCommit()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"setReadOnly(true)", "setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE)"})
    void mayNotChangeWhatKindOfTransactionItIsIn(String change) throws SQLException {
        try (Connection connection = open()) {
            assertThatExceptionOfType(ScriptFailedException.class)
                    .isThrownBy(
                            () -> programs.run(revision("connection." + change + ";"), Direction.UPGRADE, connection))
                    .withMessageContaining("in the middle of a transaction");
        }
    }

    @Test
    void mayUseSavepoints() throws SQLException {
        Revision revision = revision("""
            java.sql.Savepoint before = connection.setSavepoint();
            connection.createStatement().execute("create table t ()");
            connection.rollback(before);
            connection.createStatement().execute("savepoint s; select 1; rollback to s");
            """);

        try (Connection connection = open()) {
            assertThatCode(() -> programs.run(revision, Direction.UPGRADE, connection))
                    .doesNotThrowAnyException();
            assertThat(tables(connection)).isEmpty();
        }
    }

    @Test
    void saysThatItNeedsAJdk() {
        JavaRevisions onJre = new JavaRevisions(List::of, Optional::empty);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> onJre.compile(revision("")))
                .withMessage("r1.java is a revision in Java, and what runs here is a Java runtime without a compiler.")
                .satisfies(failure -> assertThat(failure.advice()).contains("JDK"));
    }

    @Test
    void saysWhichMethodsAreMissing() {
        Revision revision = RevisionFormat.parse(Path.of("r1.java"), """
            // Revision ID: r1
            // Revises:
            // Create Date: 2026-11-22T21:31:00Z
            // Message: Nothing
            class Nothing {}
            """);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> programs.compile(revision))
                .withMessage("r1.java:1: no class here has the methods upgrade(Connection) and downgrade(Connection).");
    }

    /** With the body of {@code upgrade} beginning at line 12. */
    private static Revision revision(String upgrade) {
        return RevisionFormat.parse(Path.of("r1.java"), """
            // Revision ID: r1
            // Revises:
            // Create Date: 2026-11-22T21:31:00Z
            // Message: In Java
            import java.sql.Connection;
            import java.sql.SQLException;
            import java.sql.Statement;

            class R1 {

                void upgrade(Connection connection) throws SQLException {
            %s
                }

                void downgrade(Connection connection) throws SQLException {
                    connection.createStatement().execute("create table taken_back ()");
                }
            }
            """.formatted(upgrade));
    }

    private Connection open() throws SQLException {
        Connection connection = database.open();
        connection.setAutoCommit(false);
        return connection;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return column(
                connection, "select relname from pg_class where relnamespace = 'public'::regnamespace order by 1");
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> values = new java.util.ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }
}
