package io.github.migratemaven.trace;

import io.github.migratemaven.execution.script.StatementNature;
import io.github.migratemaven.postgres.connection.BackendPid;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.trace.state.Relation;
import io.github.migratemaven.trace.state.Relations;
import io.github.migratemaven.trace.state.SchemaState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at each statement of an open transaction from within. PostgreSQL keeps every lock until the transaction ends, so that what a
 * statement took is what was not there before it; what an earlier one had taken already does not show.
 */
public final class TransactionObserver {
    /** There may be thousands of them in a revision. */
    private static final Set<String> ROWS_ONLY = Set.of("insert", "update", "delete", "copy", "set");

    private final Connection connection;
    private final int session;
    private SchemaState state;
    private Locks held = Locks.none();

    /**
     * @param connection not in auto-commit mode
     * @param state what the database holds before the first statement
     */
    public TransactionObserver(Connection connection, SchemaState state) throws SQLException {
        this.connection = connection;
        this.session = BackendPid.of(connection);
        this.state = state;
    }

    /** Runs a statement, and hands on what the server says meanwhile. */
    @FunctionalInterface
    public interface Body {
        void run(ServerWords words) throws SQLException;
    }

    /** Tells what the database holds after a statement. */
    @FunctionalInterface
    interface After {
        SchemaState read() throws SQLException;
    }

    /** What a statement does; what it throws is thrown on. */
    public StatementTrace observe(SqlStatement statement, Body body) throws SQLException {
        return observe(statement, body, () -> changesRowsOnly(statement) ? state : SchemaState.read(connection));
    }

    static boolean changesRowsOnly(SqlStatement statement) {
        return ROWS_ONLY.contains(StatementNature.firstWord(statement));
    }

    /** @param after asked once nothing more is to be seen of the transaction, which it may end */
    StatementTrace observe(SqlStatement statement, Body body, After after) throws SQLException {
        Scans scansBefore = Scans.read(connection);
        ServerWords words = new ServerWords();
        words.speakUp(connection);
        body.run(words);
        Locks now = Locks.of(session, connection);
        Scans scans = Scans.read(connection);
        SchemaState before = state;
        state = after.read();
        Locks taken = now.beyond(held);
        held = held.and(now);
        return new StatementTrace(
                statement,
                touched(before.relations(), state.relations(), taken, oid -> scans.moreThan(scansBefore, oid)),
                words.messages(),
                true,
                before,
                state);
    }

    /** Whether the relation of that number was read from the first row to the last. */
    interface Scanned {
        boolean test(long oid);
    }

    static List<RelationTrace> touched(Relations before, Relations after, Locks taken, Scanned scanned) {
        List<RelationTrace> touched = new ArrayList<>();
        for (Relation relation : before.all()) {
            Optional<LockMode> lock = taken.on(relation.oid()).filter(mode -> mode != LockMode.ACCESS_SHARE);
            boolean rewritten = after.inPlaceOf(relation)
                    .filter(now -> now.file() != relation.file())
                    .isPresent();
            boolean read = scanned.test(relation.oid());
            if (lock.isPresent() || rewritten || read) {
                touched.add(new RelationTrace(relation, lock, rewritten, read));
            }
        }
        return touched;
    }
}
