package io.github.migratemaven.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.diff.Changes;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.testing.TestPostgres;
import io.github.migratemaven.testing.WholeDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** From schema A to schema B and back on a real server, which must lead exactly there and exactly back. */
public final class RoundTrip {
    private final List<String> there;
    private final List<String> back;
    private final Set<String> unhandled;

    private RoundTrip(List<String> there, List<String> back, Set<String> unhandled) {
        this.there = there;
        this.back = back;
        this.unhandled = unhandled;
    }

    public static RoundTrip assertBothWays(String a, String b) {
        return assertBothWaysOn(18, a, b);
    }

    /** On a server of the given major version; skips the test where its binaries are absent. */
    public static RoundTrip assertBothWaysOn(int major, String a, String b) {
        ConnectionSettings databaseA = TestPostgres.freshDatabase(major);
        ConnectionSettings databaseB = TestPostgres.freshDatabase(major);
        try (Connection connectionA = databaseA.open();
                Connection connectionB = databaseB.open()) {
            run(connectionA, a, "A");
            run(connectionB, b, "B");
            Catalog catalogA = read(connectionA);
            Catalog catalogB = read(connectionB);
            assertThat(diff(catalogA, catalogA).changes())
                    .as("A against itself")
                    .isEmpty();
            List<String> there = apply(connectionA, diff(catalogA, catalogB), catalogB);
            List<String> back = apply(connectionA, diff(read(connectionA), catalogA), catalogA);
            return new RoundTrip(there, back, catalogB.unhandled());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Statements of the way from A to B, without those that mention none of {@code words}. */
    public RoundTrip upgradesWith(String... statements) {
        assertThat(there).containsExactly(statements);
        return this;
    }

    public RoundTrip downgradesWith(String... statements) {
        assertThat(back).containsExactly(statements);
        return this;
    }

    public Set<String> unhandled() {
        return unhandled;
    }

    public List<String> upgrade() {
        return there;
    }

    private static void run(Connection connection, String sql, String name) {
        ScriptRunner.run(connection, sql, name, 1);
    }

    public static Catalog read(Connection connection) throws SQLException {
        return new CatalogReader(Kinds.ALL, WholeDatabase.SCOPE).read(connection);
    }

    static Changes diff(Catalog from, Catalog to) {
        return new SchemaDiff(Kinds.ALL).between(from, to);
    }

    private static List<String> apply(Connection connection, Changes changes, Catalog goal) throws SQLException {
        List<String> statements =
                changes.statements().stream().map(Statement::sql).toList();
        String script = String.join(";\n", statements) + ";\n";
        connection.setAutoCommit(false);
        try {
            run(connection, script, "\n" + script + "\n");
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        Catalog reached = read(connection);
        assertThat(differences(reached, goal)).as(script).isEmpty();
        assertThat(diff(reached, goal).statements()).as(script).isEmpty();
        return statements;
    }

    private static List<String> differences(Catalog reached, Catalog goal) {
        List<String> differences = new ArrayList<>();
        for (SchemaObject object : reached.objects()) {
            if (!goal.find(object.id()).equals(java.util.Optional.of(object))) {
                differences.add("is    " + object);
            }
        }
        for (SchemaObject object : goal.objects()) {
            if (!reached.find(object.id()).equals(java.util.Optional.of(object))) {
                differences.add("goal  " + object);
            }
        }
        return differences;
    }

    /** Makes roles that tests grant to or give objects to; they belong to the server that all tests share. */
    public static String role(String name) {
        return "do $$ begin create role " + name
                + "; exception when duplicate_object or unique_violation then null; end $$;\n";
    }
}
