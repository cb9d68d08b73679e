package io.github.migratemaven.execution;

import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.execution.history.AppliedRevision;
import io.github.migratemaven.execution.history.AppliedRevision.State;
import io.github.migratemaven.execution.history.History;
import io.github.migratemaven.execution.history.HistoryEvent;
import io.github.migratemaven.execution.history.HistoryEvent.Kind;
import io.github.migratemaven.execution.history.HistoryReader;
import io.github.migratemaven.execution.history.RevisionRow;
import io.github.migratemaven.execution.options.DriftComparison;
import io.github.migratemaven.execution.precondition.PlanPreconditions;
import io.github.migratemaven.execution.step.Bookkeeping;
import io.github.migratemaven.execution.step.RetriedTransaction;
import io.github.migratemaven.execution.step.Run;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.parameter.Parameters;
import io.github.migratemaven.revision.plan.Planner;
import io.github.migratemaven.revision.plan.Stamp;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Records revisions as applied, or as not, without running them. */
final class Stamping {
    private static final String UNPROVEN = "To record the stamp unproven, add -Dmigrate.force=true";

    private final Run run;
    private final RevisionGraph graph;
    private final StampCommand request;
    private final WarningCollector reporter;

    Stamping(Run run, RevisionGraph graph, StampCommand request, WarningCollector reporter) {
        this.run = run;
        this.graph = graph;
        this.request = request;
        this.reporter = reporter;
    }

    StampOutcome perform() throws SQLException {
        HistoryReader reader = new HistoryReader(run.session(), run.table());
        History before = reader.read(graph);
        reader.requireNoOtherHistory(run.options());
        PlanPreconditions check = new PlanPreconditions(run.session(), reader, run.options(), reporter);
        check.requireIdentity(request.purge(), "a purge");
        if (!request.purge()) {
            HistoryReader.requireNotPartlySquashed(before);
            HistoryReader.requireNotAhead(before);
        }
        Stamp stamp = Planner.stamp(graph, before.applied(), request.targets(), request.purge());
        if (!stamp.removed().isEmpty()) {
            check.requireConfirmation("a stamp that takes revisions for not applied");
        }
        boolean proven =
                prove(stamp, before.rows().isEmpty() && reader.unmanagedTables().isEmpty());
        List<Revision> toWrite = toWrite(stamp, before);
        Parameters.refuse(toWrite.stream()
                .flatMap(revision -> revision.problems().stream())
                .toList());
        List<String> toDelete = toDelete(stamp, before, toWrite);
        List<String> to = graph.headRows(stamp.applied());
        if (!toWrite.isEmpty() || !toDelete.isEmpty()) {
            reporter.info(
                    "Running stamp_revision " + String.join(", ", before.heads()) + " -> " + String.join(", ", to));
            new RetriedTransaction(run)
                    .commit("Recording the stamp", () -> write(toWrite, toDelete, before.heads(), to, proven));
        }
        return new StampOutcome(
                Status.OK,
                before.heads(),
                to,
                stamp.added().stream().map(Revision::id).toList(),
                stamp.removed(),
                proven,
                reporter.warnings());
    }

    private boolean prove(Stamp stamp, boolean empty) {
        if (request.force()) {
            return false;
        }
        DriftComparison comparison = run.options()
                .comparison()
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "Nothing here can compare the database with the revisions.", UNPROVEN));
        List<String> differences = differences(comparison, stamp);
        if (!differences.isEmpty() && empty) {
            throw MigrationFailure.of(
                    Status.DRIFT,
                    "The database has no tables, so it is not at " + String.join(", ", request.targets()) + ".",
                    "Run the revisions there: mvn migrate:upgrade. stamp runs nothing; it records what is there already.");
        }
        if (!differences.isEmpty()) {
            throw MigrationFailure.of(
                    Status.DRIFT,
                    "The database is not at " + String.join(", ", request.targets()) + "; it differs:\n"
                            + String.join("\n", differences),
                    "Stamp the revision that it is at, or fix the differences."
                            + graph.hooks().remark() + " To record the stamp all the same, add -Dmigrate.force=true");
        }
        return true;
    }

    private List<String> differences(DriftComparison comparison, Stamp stamp) {
        try {
            return SchemaDifference.lines(comparison.differences(run.session().settings(), graph, stamp.applied()));
        } catch (MigrationFailure incomparable) {
            throw incomparable.adding(UNPROVEN);
        }
    }

    /** What has no row yet, or the row of a run that was never finished. */
    private List<Revision> toWrite(Stamp stamp, History before) {
        return graph.inOrder(stamp.applied().stream()
                .filter(id -> request.purge()
                        || before.row(id)
                                .filter(row -> row.state() == State.APPLIED)
                                .isEmpty())
                .toList());
    }

    private List<String> toDelete(Stamp stamp, History before, List<Revision> toWrite) {
        List<String> ids = new ArrayList<>();
        for (AppliedRevision row : before.rows()) {
            boolean rewritten =
                    toWrite.stream().anyMatch(revision -> revision.id().equals(row.id()));
            if (request.purge() || rewritten || !stamp.applied().contains(row.id())) {
                ids.add(row.id());
            }
        }
        return ids;
    }

    private void write(
            List<Revision> toWrite, List<String> toDelete, List<String> from, List<String> to, boolean proven)
            throws SQLException {
        Connection connection = run.session().connection();
        Bookkeeping bookkeeping = new Bookkeeping(run);
        bookkeeping.prepareTables();
        for (String id : toDelete) {
            run.table().delete(connection, id);
        }
        for (Revision revision : toWrite) {
            run.table().insert(connection, RevisionRow.stamped(revision));
        }
        bookkeeping.recordParameters(toWrite);
        bookkeeping.append(HistoryEvent.done(
                request.purge() ? Kind.PURGE : Kind.STAMP,
                String.join(", ", request.targets()),
                from,
                to,
                proven ? "proven" : "forced"));
    }
}
