package io.github.migratemaven.trace;

import io.github.migratemaven.execution.script.StatementNature;
import io.github.migratemaven.postgres.connection.BackendPid;
import io.github.migratemaven.postgres.sql.ScriptReader;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.trial.ScriptFailedException;
import io.github.migratemaven.postgres.trial.TrialScript;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.shadow.Shadow;
import io.github.migratemaven.trace.state.SchemaState;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One direction of a revision on a connection of its own, to be run in one transaction or statement by statement. */
final class TracedScript {
    private static final String OUTSIDE_TRANSACTIONS_ONLY = "25001";
    private static final String ENDS_TRANSACTION = "2D000";
    private static final Set<String> ALONE_ONLY = Set.of(OUTSIDE_TRANSACTIONS_ONLY, ENDS_TRANSACTION);

    private final Revision revision;
    private final Direction direction;
    private final Connection connection;
    private final TracedDatabase database;
    private final TrialScript trial;
    private final JavaRevisions java;

    TracedScript(
            Revision revision,
            Direction direction,
            Connection connection,
            TracedDatabase database,
            Shadow shadow,
            JavaRevisions java) {
        this.revision = revision;
        this.direction = direction;
        this.connection = connection;
        this.database = database;
        this.trial = new TrialScript(connection, shadow);
        this.java = java;
    }

    static String source(Revision revision) {
        return revision.file().map(Object::toString).orElse(revision.id());
    }

    Script script() {
        return direction == Direction.UPGRADE ? revision.upgrade() : revision.downgrade();
    }

    /** Whether the session must not serve another script; a program may set the driver too. */
    boolean leavesMoreThanIsForgotten() {
        return script().language() == Language.JAVA || trial.leavesMoreThanIsForgotten();
    }

    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    void rollBack() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    RevisionTrace traced(
            SchemaState before,
            List<StatementTrace> statements,
            Optional<ScriptFailedException> refusedTogether,
            boolean standsAfter)
            throws SQLException {
        return new RevisionTrace(revision, direction, before, statements, skipped(), refusedTogether, standsAfter);
    }

    /** Whether a statement cannot run in a transaction at all. */
    boolean isToRunAlone() throws SQLException {
        return script().language() == Language.SQL
                && anyStatement(statement -> StatementNature.of(statement) == StatementNature.NON_TRANSACTIONAL);
    }

    /** Whether there are several statements, which may run in transactions of their own. */
    boolean isDivisible() throws SQLException {
        return isSmall() && count(statement -> true) > 1 && !anyStatement(TracedScript::needsEarlierOnes);
    }

    /** Whether there is one statement, which is looked at as if others might follow. */
    boolean isSingle() throws SQLException {
        return isSmall() && count(statement -> true) == 1;
    }

    private boolean isSmall() {
        return script().language() == Language.SQL && !script().isLarge();
    }

    /** A savepoint is one of its transaction. */
    private static boolean needsEarlierOnes(SqlStatement statement) {
        return StatementNature.of(statement) == StatementNature.TRANSACTION_SETTING && !isSet(statement);
    }

    private static boolean isSet(SqlStatement statement) {
        return StatementNature.firstWord(statement).equals("set");
    }

    /** Runs the statements in one transaction, which it leaves open, without a look at what they do. */
    void tryTogether() throws SQLException {
        connection.setAutoCommit(false);
        forEach((statement, rows) -> {
            if (StatementNature.of(statement) != StatementNature.TRANSACTION_CONTROL) {
                trial.run(statement, rows, source(revision));
            }
        });
    }

    /** Looks at each statement of one transaction, and leaves that open. */
    List<StatementTrace> together(SchemaState before) throws SQLException {
        connection.setAutoCommit(false);
        TransactionObserver observer = new TransactionObserver(connection, before);
        if (script().language() == Language.JAVA) {
            SqlStatement whole = new SqlStatement("-- " + source(revision), 1, Optional.empty());
            return List.of(observer.observe(whole, words -> runProgram()));
        }
        List<StatementTrace> traces = new ArrayList<>();
        forEach((statement, rows) -> {
            if (StatementNature.of(statement) != StatementNature.TRANSACTION_CONTROL) {
                traces.add(observer.observe(statement, words -> trial.run(statement, rows, source(revision), words)));
            }
        });
        return traces;
    }

    /** Looks at a single statement, and commits it. */
    List<StatementTrace> single(SchemaState before) throws SQLException {
        connection.setAutoCommit(false);
        List<StatementTrace> traces = new ArrayList<>();
        forEach((statement, rows) -> {
            if (StatementNature.of(statement) != StatementNature.TRANSACTION_CONTROL) {
                traces.add(committed(statement, rows, before));
            }
        });
        return traces;
    }

    private StatementTrace committed(SqlStatement statement, Optional<Reader> rows, SchemaState before)
            throws SQLException {
        return new TransactionObserver(connection, before)
                .observe(
                        statement,
                        words -> trial.run(statement, rows, source(revision), words),
                        () -> stateAfterCommit(statement, before));
    }

    private void runProgram() throws SQLException {
        java.run(
                revision, direction, connection, statement -> trial.requireWithinDatabase(statement, source(revision)));
        trial.requireNothingShared(source(revision), 1);
    }

    /** Each statement is committed before the next one. */
    List<StatementTrace> oneByOne(SchemaState before) throws SQLException {
        List<StatementTrace> traces = new ArrayList<>();
        List<SqlStatement> settings = new ArrayList<>();
        forEach((statement, rows) -> {
            StatementNature nature = StatementNature.of(statement);
            if (nature == StatementNature.TRANSACTION_CONTROL) {
                return;
            }
            SchemaState now =
                    traces.isEmpty() ? before : traces.get(traces.size() - 1).after();
            traces.add(
                    nature == StatementNature.NON_TRANSACTIONAL
                            ? outsideTransactions(statement, now)
                            : committed(statement, rows, settings, now));
            if (nature == StatementNature.TRANSACTION_SETTING) {
                settings.add(statement);
            }
        });
        return traces;
    }

    private StatementTrace committed(
            SqlStatement statement, Optional<Reader> rows, List<SqlStatement> settings, SchemaState before)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (SqlStatement setting : settings) {
                trial.run(setting, Optional.empty(), source(revision));
            }
            return committed(statement, rows, before);
        } catch (ScriptFailedException refused) {
            rollBack();
            if (ALONE_ONLY.contains(String.valueOf(refused.sqlException().getSQLState()))) {
                return outsideTransactions(statement, before);
            }
            throw refused;
        } catch (SQLException atCommit) {
            throw new ScriptFailedException(source(revision), statement, atCommit);
        }
    }

    private SchemaState stateAfterCommit(SqlStatement statement, SchemaState before) throws SQLException {
        commit();
        return TransactionObserver.changesRowsOnly(statement) ? before : database.stateNow();
    }

    private StatementTrace outsideTransactions(SqlStatement statement, SchemaState before) throws SQLException {
        connection.setAutoCommit(true);
        ServerWords words = new ServerWords();
        words.speakUp(connection);
        Locks locks = new WatchedStatement(database.settings(), BackendPid.of(connection))
                .run(
                        NamedTables.in(statement, before.relations()),
                        () -> trial.run(statement, Optional.empty(), source(revision), words));
        SchemaState after = database.stateNow();
        return new StatementTrace(
                statement,
                TransactionObserver.touched(
                        before.relations(),
                        after.relations(),
                        locks,
                        oid -> words.tellOfReading(before.relations(), oid)),
                words.messages(),
                false,
                before,
                after);
    }

    /** What is done with each statement. */
    private interface Visitor {
        void visit(SqlStatement statement, Optional<Reader> rows) throws SQLException;
    }

    private interface Question {
        boolean isTrueOf(SqlStatement statement);
    }

    private List<SqlStatement> skipped() throws SQLException {
        List<SqlStatement> skipped = new ArrayList<>();
        if (script().language() == Language.SQL) {
            forEach((statement, rows) -> {
                if (StatementNature.of(statement) == StatementNature.TRANSACTION_CONTROL) {
                    skipped.add(statement);
                }
            });
        }
        return skipped;
    }

    private boolean anyStatement(Question question) throws SQLException {
        return count(question) > 0;
    }

    private int count(Question question) throws SQLException {
        AtomicInteger count = new AtomicInteger();
        forEach((statement, rows) -> {
            if (question.isTrueOf(statement)) {
                count.incrementAndGet();
            }
        });
        return count.get();
    }

    private void forEach(Visitor visitor) throws SQLException {
        try (Reader text = script().open()) {
            ScriptReader reader = new ScriptReader(text, script().firstLine());
            for (Optional<SqlStatement> next = reader.nextStatement();
                    next.isPresent();
                    next = reader.nextStatement()) {
                visitor.visit(next.get(), reader.copyData());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
