package io.github.migratemaven.kind.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.autogenerate.compare.ConvergingDiff;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.testing.WholeDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Two partition trees: what is proven on the empty one leads the full one to the other, and back with all its rows. */
record PartitionTreePair(int number, String from, String to) {
    private static final CatalogReader READER = new CatalogReader(Kinds.ALL, WholeDatabase.SCOPE);
    private static final SchemaDiff DIFF = new SchemaDiff(Kinds.ALL);

    /** The same two for the same number; a third of what could differ does. */
    static PartitionTreePair of(int number) {
        Random random = new Random(number);
        List<Integer> from = new ArrayList<>();
        List<Integer> to = new ArrayList<>();
        for (int i = 0; i < PartitionTreeSketch.CHOICES; i++) {
            from.add(random.nextInt(PartitionTreeSketch.VARIANTS));
            to.add(random.nextInt(3) > 0 ? from.get(i) : random.nextInt(PartitionTreeSketch.VARIANTS));
        }
        return new PartitionTreePair(number, PartitionTreeSketch.of(from), PartitionTreeSketch.of(to));
    }

    /**
     * Uses three databases up.
     *
     * @param proof for the empty tree
     * @param goal for the other one
     * @param live for the full one
     */
    void check(Connection proof, Connection goal, Connection live) throws SQLException {
        Catalog a = load(proof, from);
        Catalog b = load(goal, to);
        load(live, from);
        run(live, ROWS);
        String before = text(live, ROWS_OF_TREE);
        List<Statement> there = lead(proof, a, b);
        List<Statement> back = lead(proof, b, a);
        apply(live, there, b);
        assertThat(text(live, ROWS_OF_TREE)).as(script(there)).isEqualTo(before);
        apply(live, back, a);
        assertThat(text(live, ROWS_OF_TREE)).as(script(back)).isEqualTo(before);
    }

    private List<Statement> lead(Connection proof, Catalog wherefrom, Catalog whereto) throws SQLException {
        assertThat(DIFF.between(wherefrom, wherefrom).changes())
                .as(script(List.of()))
                .isEmpty();
        ConvergingDiff.Outcome outcome = new ConvergingDiff(READER, DIFF).lead(proof, wherefrom, whereto);
        assertThat(outcome.flaw()).as(script(outcome.statements())).isEmpty();
        assertThat(READER.read(proof).objects())
                .as(script(outcome.statements()))
                .hasSameElementsAs(whereto.objects());
        return outcome.statements();
    }

    private void apply(Connection live, List<Statement> statements, Catalog goal) throws SQLException {
        live.setAutoCommit(false);
        try (java.sql.Statement sql = live.createStatement()) {
            for (Statement statement : statements) {
                try {
                    sql.execute(statement.sql());
                } catch (SQLException e) {
                    throw new AssertionError(script(statements) + "\n\nrefused with rows: " + statement.sql(), e);
                }
            }
            live.commit();
        } finally {
            live.rollback();
            live.setAutoCommit(true);
        }
        assertThat(READER.read(live).objects()).as(script(statements)).hasSameElementsAs(goal.objects());
    }

    private String script(List<Statement> statements) {
        return "pair " + number + "\n-- from\n" + from + "-- to\n" + to + "-- by\n"
                + String.join(";\n", statements.stream().map(Statement::sql).toList());
    }

    private static final String RESET = """
        drop schema if exists app cascade;
        drop schema public cascade;
        create schema public;
        """;

    private static final String ROWS = """
        insert into ref select g, g from generate_series(0, 60) g;
        insert into t (k, a, v) select g, g, g from generate_series(0, 39) g;
        """;

    /** What both sides hold whatever they look like. */
    private static final String ROWS_OF_TREE =
            "select string_agg(concat_ws(',', k, a, v), ';' order by k) from t where k < 40";

    private static Catalog load(Connection connection, String sql) throws SQLException {
        run(connection, RESET);
        run(connection, sql);
        return READER.read(connection);
    }

    private static void run(Connection connection, String sql) {
        ScriptRunner.run(connection, sql, "\n" + sql, 1);
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
