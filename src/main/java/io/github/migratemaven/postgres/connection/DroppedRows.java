package io.github.migratemaven.postgres.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.TransactionState;
import org.postgresql.core.Tuple;

/**
 * Runs a statement for its effect. What it returns is taken in portions, where a transaction is open, and dropped; what the
 * server has to say is handed on as it comes. JDBC would keep all of both until the statement has ended.
 */
public final class DroppedRows {
    private static final int FIRST_PORTION = 20;
    private static final int LARGEST_PORTION = 10_000;
    private static final long BYTES_OF_A_PORTION = 1_000_000;

    private DroppedRows() {}

    /**
     * Runs the statement until it has returned its last row; none of its rows is handed on.
     *
     * @param connection begins a transaction first where it is not in auto-commit mode and none is open
     * @param mayReturnMany whether it may return more rows than can be held
     * @throws SQLException as the driver reports it
     */
    public static void of(Connection connection, PipelinedStatement statement, boolean mayReturnMany)
            throws SQLException {
        QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
        boolean inPortions = mayReturnMany
                && (!connection.getAutoCommit() || executor.getTransactionState() == TransactionState.OPEN);
        Portion portion = new Portion(statement);
        executor.execute(
                Pipeline.asTheyStand(executor, List.of(statement)),
                null,
                portion,
                0,
                inPortions ? FIRST_PORTION : 0,
                Pipeline.flags(connection) | (inPortions ? QueryExecutor.QUERY_FORWARD_CURSOR : 0));
        for (ResultCursor rest = portion.rest; rest != null; rest = portion.rest) {
            executor.fetch(rest, portion, portion.next, false);
        }
    }

    /** What was returned last, and where the rest is to be had. */
    private static final class Portion extends ResultHandlerBase {
        private final PipelinedStatement statement;
        private @Nullable ResultCursor rest;
        private int next = FIRST_PORTION;

        Portion(PipelinedStatement statement) {
            this.statement = statement;
        }

        @Override
        public void handleResultRows(Query query, Field[] fields, List<Tuple> rows, @Nullable ResultCursor cursor) {
            rest = cursor;
            long bytes = rows.stream().mapToLong(Tuple::length).sum();
            long fitting = BYTES_OF_A_PORTION * rows.size() / Math.max(1, bytes);
            next = (int) Math.max(1, Math.min(LARGEST_PORTION, fitting));
        }

        @Override
        public void handleCommandStatus(String status, long updateCount, long insertOid) {
            rest = null;
        }

        @Override
        public void handleWarning(SQLWarning warning) {
            ServerNotice.in(warning).forEach(statement::notice);
        }
    }
}
