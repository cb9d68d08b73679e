package io.github.migratemaven.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.autogenerate.compare.ConvergingDiff;
import io.github.migratemaven.catalog.Precheck;
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
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A database with rows, led from one schema to another by what was proven on one without rows, in one transaction and
 * behind its row checks, as a revision runs.
 */
public final class LiveSchema implements AutoCloseable {
    private static final CatalogReader READER = new CatalogReader(Kinds.ALL, WholeDatabase.SCOPE);

    /** Databases are emptied for the next test, which is many times faster than to create them. */
    private static final Map<Integer, Deque<Databases>> IDLE = new ConcurrentHashMap<>();

    private static final Set<String> NOT_THERE = Set.of("42P01", "42703", "3F000", "42883", "42704", "22P02");

    private static final String EMPTY = """
        do $$
        declare
            name text;
        begin
            for name in select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' loop
                execute format('drop schema %I cascade', name);
            end loop;
            create schema public;
        end $$\
        """;

    private final Databases databases;
    private final Connection live;
    private final Set<Precheck> later = new LinkedHashSet<>();

    private LiveSchema(Databases databases) {
        this.databases = databases;
        this.live = databases.live();
    }

    /** One with rows, one where the way is proven, and one that has what is wanted. */
    private record Databases(int major, Connection live, Connection scratch, Connection wanted) {

        static Databases take(int major) throws SQLException {
            Databases idle = IDLE.computeIfAbsent(major, key -> new ConcurrentLinkedDeque<>())
                    .poll();
            return idle != null
                    ? idle
                    : new Databases(
                            major,
                            TestPostgres.freshDatabase(major).open(),
                            TestPostgres.freshDatabase(major).open(),
                            TestPostgres.freshDatabase(major).open());
        }

        void giveBack() {
            for (Connection connection : List.of(live, scratch, wanted)) {
                ScriptRunner.run(connection, EMPTY, "emptying", 1);
            }
            Objects.requireNonNull(IDLE.get(major)).add(this);
        }
    }

    public static LiveSchema of(String schema, String rows) throws SQLException {
        return of(18, schema, rows);
    }

    public static LiveSchema of(int major, String schema, String rows) throws SQLException {
        Databases databases = Databases.take(major);
        ScriptRunner.run(databases.scratch(), schema, "A", 1);
        ScriptRunner.run(databases.live(), schema, "A", 1);
        ScriptRunner.run(databases.live(), rows, "rows", 1);
        return new LiveSchema(databases);
    }

    /** What the rows show that stand in the way. */
    public List<String> refusedFor(String wanted) throws SQLException {
        return offending(proven(wanted));
    }

    /** @return the statements that ran */
    public List<Statement> become(String wanted) throws SQLException {
        List<Statement> statements = proven(wanted);
        assertThat(offending(statements)).isEmpty();
        return run(statements);
    }

    /** As {@link #become} where nothing asks the rows first. */
    public List<Statement> becomeUnchecked(String wanted) throws SQLException {
        return run(proven(wanted));
    }

    private List<Statement> proven(String wanted) throws SQLException {
        ScriptRunner.run(databases.wanted(), EMPTY, "emptying", 1);
        ScriptRunner.run(databases.wanted(), wanted, "B", 1);
        ConvergingDiff.Outcome outcome = new ConvergingDiff(READER, new SchemaDiff(Kinds.ALL))
                .lead(databases.scratch(), READER.read(databases.scratch()), READER.read(databases.wanted()));
        assertThat(outcome.flaw()).isEmpty();
        return outcome.statements();
    }

    /** Forgets a way that was refused. */
    public void provenAgainFrom(String schema) {
        ScriptRunner.run(databases.scratch(), EMPTY, "emptying", 1);
        ScriptRunner.run(databases.scratch(), schema, "A", 1);
    }

    /** What cannot be asked yet is asked where it stands, as a revision's checks are. */
    private List<String> offending(List<Statement> statements) throws SQLException {
        List<String> offending = new ArrayList<>();
        later.clear();
        for (Statement statement : statements) {
            if (statement.precheck().isPresent()) {
                try {
                    offending(statement.precheck().get()).ifPresent(offending::add);
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).as(e.getMessage()).isIn(NOT_THERE);
                    later.add(statement.precheck().get());
                }
            }
        }
        return offending;
    }

    private Optional<String> offending(Precheck check) throws SQLException {
        String rows = ask("select count(*) from (" + check.offendingRows() + ") offending");
        return rows.equals("0") ? Optional.empty() : Optional.of(rows + " rows " + check.problem());
    }

    private List<Statement> run(List<Statement> statements) throws SQLException {
        live.setAutoCommit(false);
        try (java.sql.Statement sql = live.createStatement()) {
            sql.setEscapeProcessing(false);
            sql.execute("set local check_function_bodies = off");
            for (Statement statement : statements) {
                if (statement.precheck().filter(later::contains).isPresent()) {
                    assertThat(offending(statement.precheck().get())).isEmpty();
                }
                try {
                    sql.execute(statement.sql());
                } catch (SQLException e) {
                    throw new SQLException(e.getMessage() + "\n  at " + statement.sql(), e.getSQLState(), e);
                }
            }
            live.commit();
            return statements;
        } finally {
            live.rollback();
            live.setAutoCommit(true);
        }
    }

    /** The rows of a query, columns parted by bars and rows by blanks. */
    public String ask(String query) throws SQLException {
        try (java.sql.Statement statement = live.createStatement()) {
            statement.setEscapeProcessing(false);
            List<String> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        values.add(row.getString(i));
                    }
                    rows.add(String.join("|", values));
                }
            }
            return String.join(" ", rows);
        }
    }

    public void run(String sql) {
        ScriptRunner.run(live, sql, "change", 1);
    }

    @Override
    public void close() {
        databases.giveBack();
    }
}
