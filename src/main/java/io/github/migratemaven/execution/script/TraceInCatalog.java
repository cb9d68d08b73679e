package io.github.migratemaven.execution.script;

import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.report.Reporter;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * How to tell from the catalog what an interrupted statement came to, where it could not run in a transaction with its
 * journal row. All methods are called outside a transaction and under the revision's own settings, so that names mean
 * what they mean in the revision; operators are qualified, since those settings may lead them astray.
 */
public interface TraceInCatalog {
    /** What a statement came to. */
    enum Finding {
        /** It took effect; it must not be repeated. */
        DONE,
        /** It did not, or what it left has been cleared away; it can be repeated. */
        NOT_DONE,
        /** Nothing tells. */
        UNKNOWN
    }

    /** Looks for the effect of an earlier attempt, and finishes or clears away half-done work. */
    Finding look(Connection connection, Reporter reporter) throws SQLException;

    /** Before the first attempt: deals with debris that would make the statement a silent no-op. */
    default void prepare(Connection connection, Reporter reporter) throws SQLException {}

    /** After an attempt that PostgreSQL reported as successful. */
    default void verify(Connection connection) throws SQLException {}

    /** After an attempt that PostgreSQL rejected: takes away what it left. */
    default void cleanUp(Connection connection, SQLException failure, Reporter reporter) throws SQLException {}

    static TraceInCatalog of(SqlStatement statement) {
        TokenCursor tokens = new TokenCursor(StatementNature.tokens(statement));
        String verb = tokens.take();
        return switch (verb) {
            case "create", "drop" -> createOrDrop(verb.equals("create"), tokens);
            case "alter" -> alter(tokens);
            case "reindex" -> ReindexTrace.of(tokens);
            case "call", "do" -> unknown();
            default -> repeatable();
        };
    }

    private static TraceInCatalog alter(TokenCursor tokens) {
        if (tokens.takeIf("table")) {
            return DetachTrace.of(tokens);
        }
        boolean addsOrDrops = tokens.takeIf("subscription")
                && !tokens.takeName().isEmpty()
                && (tokens.takeIf("add") || tokens.takeIf("drop"));
        return addsOrDrops ? unknown() : repeatable();
    }

    private static TraceInCatalog unknown() {
        return (connection, reporter) -> Finding.UNKNOWN;
    }

    private static TraceInCatalog createOrDrop(boolean create, TokenCursor tokens) {
        if (tokens.takeIf("unique", "index", "concurrently") || tokens.takeIf("index", "concurrently")) {
            return create ? CreateIndexTrace.of(tokens) : DropIndexTrace.of(tokens);
        }
        return WholeThingTrace.of(create, tokens);
    }

    /** Doing it twice is as good as doing it once. */
    private static TraceInCatalog repeatable() {
        return (connection, reporter) -> Finding.NOT_DONE;
    }
}
