package io.github.migratemaven.postgres.connection;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A statement that is sent along with others, and what is done with the server's answer to it. */
public interface PipelinedStatement {
    /** Exactly one statement, without parameters. */
    String sql();

    /**
     * Receives a row that it returned.
     *
     * @param values as PostgreSQL prints them
     */
    default void row(List<@Nullable String> values) {}

    /** Receives what the server had to say while it ran. */
    default void notice(ServerNotice notice) {}

    /**
     * Receives that it has run.
     *
     * @param tag the server's word for it, such as {@code CREATE TABLE}; empty when it returned rows
     * @throws SQLException if that is not what was meant by it; what was sent after it has run all the same
     */
    default void completed(String tag) throws SQLException {}

    /**
     * Says what its failure means to the caller.
     *
     * @param failure as the driver reports it; nothing that was sent after the statement has run
     * @throws SQLException the same one, if nothing is to be said about it
     */
    default void failed(SQLException failure) throws SQLException {
        throw failure;
    }

    /** One of which only what the server has to say is wanted. */
    static PipelinedStatement of(String sql, Consumer<ServerNotice> notices) {
        return new PipelinedStatement() {
            @Override
            public String sql() {
                return sql;
            }

            @Override
            public void notice(ServerNotice notice) {
                notices.accept(notice);
            }
        };
    }

    /** One that nothing needs to be known about but whether it failed. */
    static PipelinedStatement of(String sql) {
        return () -> sql;
    }
}
