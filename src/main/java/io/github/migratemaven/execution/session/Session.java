package io.github.migratemaven.execution.session;

import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.LiveReading;
import io.github.migratemaven.postgres.connection.Onlooker;
import io.github.migratemaven.postgres.connection.Pipeline;
import io.github.migratemaven.postgres.connection.PipelinedStatement;
import io.github.migratemaven.postgres.connection.StatementWatch;
import io.github.migratemaven.postgres.connection.WatchedConnection;
import io.github.migratemaven.report.Reporter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * The one connection of a run. It switches between two modes: the engine's, with a fixed {@code search_path}, and the
 * revision's, with the settings that the role and the connection bring along, but for those
 * that would make two machines differ. Whatever a revision sets ends with it.
 */
public final class Session implements AutoCloseable {
    private static final int SECONDS_TO_ANSWER = 5;

    private final ConnectionSettings settings;
    private final Connection plain;
    private Optional<Connection> observed = Optional.empty();
    private final SessionFacts facts;
    private final SessionModes modes;
    private final LentSession lent;
    private final ExecutionOptions options;
    private final StatementWatch watch;
    private final int answerMillisOfUser;
    private volatile Phase phase = Phase.OPEN;
    private String application = "migrate-maven-plugin";

    Session(
            ConnectionSettings settings,
            Connection connection,
            SessionFacts facts,
            LentSession lent,
            boolean checksForDeadClient,
            ExecutionOptions options,
            Reporter reporter)
            throws SQLException {
        this.settings = settings;
        this.facts = facts;
        this.lent = lent;
        this.options = options;
        this.watch = new StatementWatch(
                new Onlooker(settings, facts.pid(), options.locks().showQueries(), reporter),
                options.pace().waits(),
                reporter,
                () -> abort(connection));
        this.answerMillisOfUser = connection.getNetworkTimeout();
        this.plain = connection;
        this.modes = SessionModes.of(facts, checksForDeadClient, lent);
    }

    public static Session open(ConnectionSettings settings) throws SQLException {
        return SessionOpening.open(settings, ExecutionOptions.defaults(), Reporter.silent());
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            // It is no longer there, which is what was wanted.
        }
    }

    /** How far the transaction has come that was begun last. */
    public enum Phase {
        /** Not yet at its COMMIT, or rolled back. */
        OPEN,
        /** COMMIT was sent and not answered. */
        COMMITTING,
        /** COMMIT was answered. */
        COMMITTED
    }

    public Phase phase() {
        return phase;
    }

    public void transactionBegins() {
        phase = Phase.OPEN;
    }

    /** COMMIT is about to be sent along with other statements. */
    public void commitBegins() {
        phase = Phase.COMMITTING;
    }

    /** COMMIT was answered. */
    public void commitAnswered() {
        phase = Phase.COMMITTED;
    }

    /** Commits; whatever happens, the phase tells how far it came. */
    public void commit() throws SQLException {
        phase = Phase.COMMITTING;
        connection().commit();
        phase = Phase.COMMITTED;
    }

    /** A wait for a lock that came to its end without it says who was waited for. */
    public <T> T namingBlockers(LiveReading.Waiting<T> work) throws SQLException {
        return LiveReading.naming(watch, work);
    }

    public StatementWatch watch() {
        return watch;
    }

    public ConnectionSettings settings() {
        return settings;
    }

    /** The connection, each of whose statements is watched. */
    public Connection connection() {
        if (observed.isEmpty()) {
            observed = Optional.of(WatchedConnection.of(plain, watch));
        }
        return observed.get();
    }

    /**
     * Asks in one go, watched as one statement: {@link #connection} is slow to make, slower than most questions are to
     * answer. Nothing but asking may go on meanwhile.
     */
    public <T> T ask(LiveReading.Reading<T> question) throws SQLException {
        watch.forgetBlockers();
        return watched(question);
    }

    /** Who was in the way of the statement before is remembered. */
    private <T> T watched(LiveReading.Reading<T> question) throws SQLException {
        watch.statementStarts("");
        watch.answerAwaited();
        try {
            return question.from(plain);
        } finally {
            watch.answerCame();
            watch.statementEnded();
        }
    }

    public SessionFacts facts() {
        return facts;
    }

    /** Names the work in {@code pg_stat_activity}, where whoever waits for this runner reads it. */
    public void announce(String work) {
        application = work.length() <= 63 ? work : work.substring(0, 63);
    }

    /** Forgets everything that an earlier revision may have left in the session, but keeps the runner lock. */
    public void cleanSlate() throws SQLException {
        asImpatientAsTheEngine();
        List<String> statements = new ArrayList<>(SessionModes.FORGET);
        statements.addAll(engineMode());
        sendAll(statements);
    }

    /** For the engine's own statements. */
    public void asEngine() throws SQLException {
        asImpatientAsTheEngine();
        sendAll(engineMode());
    }

    /** For the engine's own queries, in one snapshot, so that no other runner's work is seen by halves. */
    public void asReader() throws SQLException {
        asImpatientAsTheEngine();
        List<String> statements = new ArrayList<>();
        statements.add("set transaction isolation level repeatable read, read only");
        statements.addAll(engineMode());
        plain.setAutoCommit(false);
        sendAll(statements);
    }

    /** A server that does not answer the engine's own statements is one that cannot be reached. */
    public void asImpatientAsTheEngine() throws SQLException {
        plain.setNetworkTimeout(
                Runnable::run, Math.toIntExact(options.pace().answer().toMillis()));
    }

    /** For statements of a revision: the connection's own settings, but the engine's timeouts. */
    public void asRevision(Duration lockTimeout) throws SQLException {
        sendAll(modes.revision(lockTimeout, application));
        asPatientAsTheUser();
    }

    /** A statement of a revision may take as long as it likes. */
    public void asPatientAsTheUser() throws SQLException {
        plain.setNetworkTimeout(Runnable::run, answerMillisOfUser);
    }

    /** SQL of {@link #asRevision} that also forgets what an earlier revision may have left. */
    public List<String> freshRevisionMode(Duration lockTimeout) {
        return modes.freshRevision(lockTimeout, application);
    }

    /** SQL by which names lead to PostgreSQL's own and the login role acts, until the transaction ends. */
    public List<String> ownNames() {
        return modes.ownNames();
    }

    /** SQL of {@link #asEngine}, where the login role acts already. */
    public List<String> engineSettings() throws SQLException {
        return modes.engineSettings(patience(), application);
    }

    /** SQL of {@link #asEngine}. */
    public List<String> engineMode() throws SQLException {
        return modes.engine(patience(), application);
    }

    /** Within a revision's transaction the engine queues no longer than the revision does: others wait for both. */
    private Duration patience() throws SQLException {
        return plain.getAutoCommit() ? options.pace().lock() : options.locks().timeout();
    }

    public void lockTimeout(Duration lockTimeout) throws SQLException {
        run("set lock_timeout = " + lockTimeout.toMillis());
    }

    private void sendAll(List<String> ownSql) throws SQLException {
        send(ownSql.stream().map(PipelinedStatement::of).toList());
    }

    /**
     * Sends statements in one round trip, watched like any other.
     *
     * @throws SQLException as {@link Pipeline#send}
     */
    public void send(List<PipelinedStatement> statements) throws SQLException {
        awaited(() -> Pipeline.send(plain, statements));
    }

    /** What keeps the server busy. */
    @FunctionalInterface
    public interface Work {
        void run() throws SQLException;
    }

    /** Does what the connection itself does not show to the watch. */
    public void awaited(Work work) throws SQLException {
        ask(connection -> {
            work.run();
            return work;
        });
    }

    public void run(String ownSql) throws SQLException {
        awaited(() -> {
            try (Statement statement = plain.createStatement()) {
                statement.execute(ownSql);
            }
        });
    }

    /** Cancels what the server runs for this session; by a connection of its own, so from any thread. */
    public void cancelStatement() {
        try {
            plain.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException gone) {
            // A session that cannot be reached has no statement to cancel.
        }
    }

    /** Whether that failure has ended this session, and not only the statement that met it. */
    public boolean isLostBy(SQLException failure) {
        try {
            return SqlStates.isPerhapsLost(failure)
                    ? !watched(connection -> connection.isValid(SECONDS_TO_ANSWER))
                    : SqlStates.isConnectionLost(failure);
        } catch (SQLException gone) {
            return true;
        }
    }

    /** Back to a session without an open transaction; false when the connection is gone. */
    public boolean rollBack() {
        try {
            if (!plain.getAutoCommit()) {
                watched(connection -> {
                    connection.rollback();
                    connection.setAutoCommit(true);
                    return connection;
                });
            }
            // What was committed stays so, whatever failed after it.
            if (phase != Phase.COMMITTED) {
                phase = Phase.OPEN;
            }
            return true;
        } catch (SQLException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        watch.close();
        end(plain, facts.pid(), lent, answerMillisOfUser);
    }

    /** A session that a pool keeps is left as it was found; any other ends with its connection. */
    static void end(Connection connection, int pid, LentSession lent, int answerMillis) {
        try (connection) {
            if (lent.isLent() || (!connection.isClosed() && OwnSession.isBehindPool(connection, pid))) {
                lent.restore(connection, answerMillis);
            }
        } catch (SQLException gone) {
            // A lost session takes its settings with it.
        }
    }
}
