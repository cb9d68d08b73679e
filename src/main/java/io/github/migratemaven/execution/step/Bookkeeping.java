package io.github.migratemaven.execution.step;

import io.github.migratemaven.execution.history.AppliedRevision.State;
import io.github.migratemaven.execution.history.DatabaseIdentity;
import io.github.migratemaven.execution.history.EventLog;
import io.github.migratemaven.execution.history.HistoryEvent;
import io.github.migratemaven.execution.history.HistoryEvent.Kind;
import io.github.migratemaven.execution.history.HistoryEvent.Outcome;
import io.github.migratemaven.execution.history.RevisionRow;
import io.github.migratemaven.execution.history.VersionTable;
import io.github.migratemaven.execution.session.SqlStates;
import io.github.migratemaven.postgres.connection.PipelinedStatement;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.plan.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what a step did into the version tables, within the transaction that did it. */
public final class Bookkeeping {
    private final Run run;
    private final VersionTable table;
    private final Connection connection;

    public Bookkeeping(Run run) {
        this.run = run;
        this.table = run.table();
        this.connection = run.session().connection();
    }

    /**
     * SQL that records that a whole revision was applied or taken back.
     *
     * @param milliseconds SQL for how long it took
     */
    List<String> stepDone(Step step, int statements, String milliseconds) {
        String row = step.direction() == Direction.UPGRADE
                ? table.insertion(RevisionRow.applied(step.revision(), statements, Duration.ZERO), milliseconds)
                : table.deletion(step.revision().id());
        HistoryEvent event = HistoryEvent.done(kind(step), step.revision().id(), step.from(), step.to(), "");
        List<String> written = new ArrayList<>(List.of(row, table.events().insertion(event)));
        parameters(step).ifPresent(values -> written.add(table.events().insertion(values)));
        return written;
    }

    private static Optional<HistoryEvent> parameters(Step step) {
        return step.direction() == Direction.UPGRADE ? HistoryEvent.parameters(step.revision()) : Optional.empty();
    }

    /** A non-transactional revision begins, with no statement done. */
    void journalBegins(Step step, int statements, String detail) throws SQLException {
        prepareTables();
        String id = step.revision().id();
        if (step.direction() == Direction.UPGRADE) {
            table.insert(connection, RevisionRow.of(step.revision(), State.UPGRADING, 0, statements, Duration.ZERO));
        } else {
            table.progress(connection, id, State.DOWNGRADING, 0, statements, Duration.ZERO);
        }
        append(new HistoryEvent(kind(step), id, step.from(), step.to(), Outcome.STARTED, 0, detail));
        recordParameters(step.direction() == Direction.UPGRADE ? List.of(step.revision()) : List.of());
    }

    /** A statement whose outcome PostgreSQL cannot tie to a transaction is about to be sent. */
    void statementStarts(Step step, int position, String checksum) throws SQLException {
        append(HistoryEvent.statement(kind(step), step.revision().id(), Outcome.STARTED, position, checksum));
    }

    void statementDone(Step step, int position, int total, String checksum, Duration sinceStart) throws SQLException {
        State state = step.direction() == Direction.UPGRADE ? State.UPGRADING : State.DOWNGRADING;
        table.progress(connection, step.revision().id(), state, position, total, sinceStart);
        append(HistoryEvent.statement(kind(step), step.revision().id(), Outcome.DONE, position, checksum));
    }

    /** The server rejected a statement, and what it may have left has been cleared away. */
    void statementFailed(Step step, int position, SQLException failure) throws SQLException {
        append(HistoryEvent.statement(
                kind(step), step.revision().id(), Outcome.FAILED, position, SqlStates.of(failure)));
    }

    /** The server rejected a statement that may have committed a part of its work; what it came to, a person must say. */
    void statementBrokeOff(Step step, int position) throws SQLException {
        append(HistoryEvent.statement(kind(step), step.revision().id(), Outcome.INTERRUPTED, position, ""));
    }

    /** The last statement of a non-transactional revision is done. */
    void journalEnds(Step step, int statements, Duration duration) throws SQLException {
        String id = step.revision().id();
        if (step.direction() == Direction.UPGRADE) {
            table.repair(connection, RevisionRow.applied(step.revision(), statements, duration));
            table.progress(connection, id, State.APPLIED, statements, statements, duration);
        } else {
            table.delete(connection, id);
        }
        append(HistoryEvent.done(kind(step), id, step.from(), step.to(), ""));
    }

    /** With what values these count as applied from now on. */
    public void recordParameters(List<Revision> revisions) throws SQLException {
        for (Revision revision : revisions) {
            Optional<HistoryEvent> values = HistoryEvent.parameters(revision);
            if (values.isPresent()) {
                append(values.get());
            }
        }
    }

    public void append(HistoryEvent event) throws SQLException {
        table.events().append(connection, event);
    }

    /** SQL that creates the tables where they are absent, and records whose database this is where that is new. */
    List<String> preparation() throws SQLException {
        List<String> statements = new ArrayList<>(table.creation(connection));
        Optional<DatabaseIdentity> recorded =
                statements.isEmpty() ? table.events().identity(connection) : Optional.empty();
        String name = run.options().environment().name().orElse("");
        DatabaseIdentity here = DatabaseIdentity.of(connection, name);
        if (recorded.isEmpty() || (!name.isEmpty() && !here.equals(recorded.get()))) {
            statements.add(table.events().insertion(EventLog.adoption(here)));
        }
        return statements;
    }

    /** Runs {@link #preparation}. */
    public void prepareTables() throws SQLException {
        run.session().send(preparation().stream().map(PipelinedStatement::of).toList());
    }

    static Kind kind(Step step) {
        return Kind.of(step.direction());
    }
}
