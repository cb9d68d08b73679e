package io.github.migratemaven.postgres.connection;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.Tuple;

/**
 * Sends statements without waiting for the answer to each: one round trip for all of them. The first one that fails keeps
 * those after it from running. The driver's own executor is asked, since JDBC's batches tell neither to which of their
 * statements a notice belongs nor, in every case, which one failed.
 *
 * @see <a href="https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING">Pipelining</a>
 */
public final class Pipeline {
    private Pipeline() {}

    /**
     * Sends the statements and waits for the answers to all of them.
     *
     * @param connection begins a transaction first where it is not in auto-commit mode and none is open
     * @throws SQLException what {@link PipelinedStatement#failed} or {@link PipelinedStatement#completed} makes of an answer,
     *     or that the connection is lost
     */
    public static void send(Connection connection, List<PipelinedStatement> statements) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
        Answers answers = new Answers(statements);
        try {
            executor.execute(asTheyStand(executor, statements), null, answers, 0, 0, flags(connection));
        } catch (SQLException failure) {
            answers.explain(failure);
            throw failure;
        }
        answers.requireWanted();
    }

    /** The driver is not to look for parameters, ends of statements or escapes in them. */
    static Query asTheyStand(QueryExecutor executor, List<PipelinedStatement> statements) {
        List<NativeQuery> queries = new ArrayList<>();
        for (PipelinedStatement statement : statements) {
            queries.add(new NativeQuery(statement.sql(), new int[0], false, SqlCommand.BLANK));
        }
        return executor.wrap(queries);
    }

    static int flags(Connection connection) throws SQLException {
        return QueryExecutor.QUERY_ONESHOT
                | QueryExecutor.QUERY_NO_BINARY_TRANSFER
                | (connection.getAutoCommit() ? QueryExecutor.QUERY_SUPPRESS_BEGIN : 0);
    }

    /** Hands each answer to its statement; they come in the order in which the statements were sent. */
    private static final class Answers extends ResultHandlerBase {
        private final List<PipelinedStatement> statements;
        private int answered;
        private @Nullable SQLException unwanted;

        Answers(List<PipelinedStatement> statements) {
            this.statements = statements;
        }

        private PipelinedStatement current() {
            return statements.get(Math.min(answered, statements.size() - 1));
        }

        @Override
        public void handleResultRows(Query query, Field[] fields, List<Tuple> rows, @Nullable ResultCursor cursor) {
            PipelinedStatement statement = current();
            rows.forEach(row -> statement.row(texts(row)));
            handleCommandStatus("", 0, 0);
        }

        private static List<@Nullable String> texts(Tuple row) {
            @Nullable String[] texts = new String[row.fieldCount()];
            for (int column = 0; column < texts.length; column++) {
                byte[] bytes = row.get(column);
                texts[column] = bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
            }
            return Arrays.asList(texts);
        }

        @Override
        public void handleCommandStatus(String status, long updateCount, long insertOid) {
            try {
                current().completed(status);
            } catch (SQLException notMeant) {
                unwanted = Optional.ofNullable(unwanted).orElse(notMeant);
            }
            answered++;
        }

        @Override
        public void handleWarning(SQLWarning warning) {
            ServerNotice.in(warning).forEach(current()::notice);
        }

        /** A failure after the last answer belongs to no statement. */
        void explain(SQLException failure) throws SQLException {
            if (answered < statements.size()) {
                current().failed(failure);
            }
        }

        void requireWanted() throws SQLException {
            if (unwanted != null) {
                throw unwanted;
            }
        }
    }
}
