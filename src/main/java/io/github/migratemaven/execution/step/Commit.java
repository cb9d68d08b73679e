package io.github.migratemaven.execution.step;

import io.github.migratemaven.execution.session.ConnectionLostException;
import io.github.migratemaven.execution.session.SqlStates;
import io.github.migratemaven.postgres.connection.PipelinedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The COMMIT of a transaction: only while this session holds the runner lock. It goes along with the statements before it
 * where none of them had to be answered by itself; what is heavier is committed in a message of its own, so that it is known
 * of every moment whether COMMIT was on its way.
 */
final class Commit {
    private final Run run;
    private final String what;
    private boolean sent;
    private String transaction = "";

    Commit(Run run, String what) {
        this.run = run;
        this.what = what;
    }

    void perform(StepPipeline pipeline) throws SQLException {
        boolean alone = pipeline.wasAnswered();
        pipeline.add(new LockRequired());
        if (alone) {
            pipeline.flush();
            run.session().asImpatientAsTheEngine();
            sent = true;
            run.session().commit();
        } else {
            pipeline.add(new Sent());
            sent = true;
            run.session().commitBegins();
            pipeline.flush();
        }
    }

    /** What a lost session means at this point. */
    ConnectionLostException lost(SQLException failure) {
        return sent ? ConnectionLostException.duringCommit(transaction, failure) : ConnectionLostException.of(failure);
    }

    /** The driver's own commit of an aborted transaction returns as if it had worked; this fails in one. */
    private final class LockRequired implements PipelinedStatement {
        @Override
        public String sql() {
            return run.lock().requiringQuery();
        }

        @Override
        public void row(List<@Nullable String> values) {
            transaction = String.valueOf(values.get(0));
        }

        @Override
        public void failed(SQLException failure) throws SQLException {
            if (SqlStates.isDivisionByZero(failure)) {
                throw new SQLException(
                        what + ": this session no longer holds the runner lock; the statements of the revision"
                                + " may have released it",
                        failure);
            }
            throw failure;
        }
    }

    private final class Sent implements PipelinedStatement {
        @Override
        public String sql() {
            return "commit";
        }

        @Override
        public void completed(String tag) throws SQLException {
            if (!tag.equals("COMMIT")) {
                throw new SQLException(what + ": PostgreSQL answered COMMIT with " + tag);
            }
            run.session().commitAnswered();
        }
    }
}
