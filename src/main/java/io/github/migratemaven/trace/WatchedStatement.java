package io.github.migratemaven.trace;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.trace.state.Relation;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A statement that commits by itself, so that nothing is left of its locks once it is done: another session looks on. Turnstiles
 * on the tables that it may touch make it stand still at each lock it needs and at each wait for others.
 */
final class WatchedStatement {
    private static final int MOST_TABLES = 8;
    private static final long PAUSE_MILLIS = 2;

    private final ConnectionSettings database;
    private final int session;

    /** @param session the number of the session that runs the statement */
    WatchedStatement(ConnectionSettings database, int session) {
        this.database = database;
        this.session = session;
    }

    /** What a statement does, and what it throws. */
    @FunctionalInterface
    interface Body {
        void run() throws SQLException;
    }

    /**
     * Runs the statement to its end.
     *
     * @param tables that it may touch
     * @return the locks that it had or waited for at any time
     */
    Locks run(Collection<Relation> tables, Body statement) throws SQLException {
        ExecutorService runner = Executors.newSingleThreadExecutor();
        List<Turnstile> turnstiles = new ArrayList<>();
        try (Connection onlooker = database.open()) {
            for (Relation table : tables.stream().limit(MOST_TABLES).toList()) {
                turnstiles.add(Turnstile.at(table, LockMode.ROW_EXCLUSIVE, database));
                turnstiles.add(Turnstile.at(table, LockMode.SHARE_UPDATE_EXCLUSIVE, database));
            }
            Future<Void> running = runner.submit((Callable<Void>) () -> {
                statement.run();
                return null;
            });
            return watch(running, onlooker, turnstiles);
        } finally {
            for (Turnstile turnstile : turnstiles) {
                turnstile.close();
            }
            runner.shutdown();
        }
    }

    private Locks watch(Future<Void> running, Connection onlooker, List<Turnstile> turnstiles) throws SQLException {
        Locks locks = Locks.none();
        while (true) {
            Set<Integer> inTheWay = inTheWay(onlooker);
            locks = locks.and(Locks.of(session, onlooker));
            for (Turnstile turnstile : turnstiles) {
                if (inTheWay.contains(turnstile.session())) {
                    turnstile.open();
                }
            }
            try {
                running.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                return locks;
            } catch (TimeoutException stillRunning) {
                // Looked at again.
            } catch (ExecutionException failed) {
                throw failure(failed.getCause() == null ? failed : failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                running.cancel(true);
                throw new SQLException("Interrupted", interrupted);
            }
        }
    }

    private static SQLException failure(Throwable cause) {
        if (cause instanceof SQLException refused) {
            return refused;
        }
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        throw new IllegalStateException(cause);
    }

    /** Those that the statement waits for. */
    private Set<Integer> inTheWay(Connection onlooker) throws SQLException {
        Set<Integer> sessions = new HashSet<>();
        try (PreparedStatement statement = onlooker.prepareStatement("select pg_catalog.pg_blocking_pids(?)")) {
            statement.setInt(1, session);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Array found = row.getArray(1);
                for (Integer blocking : (Integer[]) found.getArray()) {
                    sessions.add(blocking);
                }
            }
        }
        return sessions;
    }
}
