package io.github.migratemaven.execution.step;

import io.github.migratemaven.execution.history.AppliedRevision.State;
import io.github.migratemaven.execution.history.VersionTable;
import io.github.migratemaven.execution.options.Cancellation;
import io.github.migratemaven.execution.script.RevisionStatements;
import io.github.migratemaven.execution.session.ConnectionLostException;
import io.github.migratemaven.execution.session.Session;
import io.github.migratemaven.execution.session.SqlStates;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.plan.Step;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Finds out, on a new connection, what became of a COMMIT whose answer never came. */
public final class CommitInDoubt {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int LOOKS = 300;

    private final Session session;
    private final Reporter reporter;
    private final Cancellation cancellation;

    public CommitInDoubt(Session session, Cancellation cancellation, Reporter reporter) {
        this.session = session;
        this.cancellation = cancellation;
        this.reporter = reporter;
    }

    /** Waits until the transaction has ended one way or the other, and counts its step as done when it is. */
    public void settle(ConnectionLostException loss, Progress progress, VersionTable table) throws SQLException {
        Optional<String> status = Optional.empty();
        if (loss.transaction().isPresent()) {
            status = endOf(loss.transaction().get());
        }
        Optional<Step> current = progress.current();
        if (current.isEmpty()) {
            return;
        }
        Step step = current.get();
        Optional<State> state =
                table.state(session.connection(), step.revision().id());
        boolean done = Steps.isDone(step, state);
        if (loss.committing() && !done && !step.script().transactional()) {
            // The transaction was about one of its statements; that the whole is not done says nothing of it.
            reporter.info("The connection was lost during COMMIT; " + verdict(status) + ", a part of "
                    + step.revision().displayName() + ", which goes on from where the history says that it stands");
        } else if (loss.committing()) {
            reporter.info("The connection was lost during COMMIT; "
                    + (loss.transaction().isPresent()
                            ? verdict(status, done) + ", the history that "
                            : "the history says that ")
                    + step.revision().displayName() + " is " + (done ? "done" : "not done"));
        }
        if (done) {
            progress.finish(AppliedStep.of(step, RevisionStatements.of(step).check(), Duration.ZERO, 1));
        }
    }

    /**
     * A standby that is promoted without having received the transaction may give its number to another one, so what it says
     * is believed only as far as its history goes.
     */
    private static String verdict(Optional<String> status, boolean done) {
        if (!done && !status.equals(Optional.of("aborted"))) {
            return "the server that answers now has not received it, like a standby that was promoted too early";
        }
        return verdict(status);
    }

    private static String verdict(Optional<String> status) {
        return status.map(word -> "PostgreSQL says that the transaction was " + word)
                .orElse("PostgreSQL no longer knows the transaction");
    }

    /** {@code committed} or {@code aborted}; empty where the server no longer knows. */
    private Optional<String> endOf(String transaction) throws SQLException {
        for (int look = 0; look < LOOKS; look++) {
            Optional<String> status = status(transaction);
            if (status.filter("in progress"::equals).isEmpty()) {
                return status;
            }
            cancellation.sleep(PAUSE);
        }
        return Optional.empty();
    }

    private Optional<String> status(String transaction) throws SQLException {
        try (PreparedStatement statement = session.connection()
                .prepareStatement("select pg_catalog.pg_xact_status(?::pg_catalog.text::pg_catalog.xid8)")) {
            statement.setString(1, transaction);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException unknown) {
            if (SqlStates.isConnectionLost(unknown)) {
                throw unknown;
            }
            // A standby that was promoted may never have heard of the transaction; the history decides.
            return Optional.empty();
        }
    }
}
