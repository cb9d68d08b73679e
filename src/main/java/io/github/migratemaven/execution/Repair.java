package io.github.migratemaven.execution;

import io.github.migratemaven.execution.history.EditedRevision;
import io.github.migratemaven.execution.history.History;
import io.github.migratemaven.execution.history.HistoryEvent;
import io.github.migratemaven.execution.history.HistoryEvent.Kind;
import io.github.migratemaven.execution.history.HistoryReader;
import io.github.migratemaven.execution.history.RevisionRow;
import io.github.migratemaven.execution.precondition.PlanPreconditions;
import io.github.migratemaven.execution.step.Bookkeeping;
import io.github.migratemaven.execution.step.RetriedTransaction;
import io.github.migratemaven.execution.step.Run;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the present files of applied revisions for what was applied, because somebody edited them on purpose. */
final class Repair {
    private final Run run;
    private final RevisionGraph graph;
    private final Reporter reporter;

    Repair(Run run, RevisionGraph graph, Reporter reporter) {
        this.run = run;
        this.graph = graph;
        this.reporter = reporter;
    }

    RepairOutcome perform(List<String> ids, String reason) throws SQLException {
        HistoryReader reader = new HistoryReader(run.session(), run.table());
        new PlanPreconditions(run.session(), reader, run.options(), reporter).requireIdentity(false, "a repair");
        History history = reader.read(graph);
        List<Revision> edited = history.edited();
        List<Revision> named = new ArrayList<>();
        for (String id : ids) {
            requireApplied(history, id);
            Optional<Revision> found =
                    edited.stream().filter(revision -> revision.id().equals(id)).findFirst();
            if (found.isEmpty()) {
                reporter.info("Revision " + id + " holds what was applied; there is nothing to repair");
            }
            found.ifPresent(named::add);
        }
        List<EditedRevision> differences = reader.edited(named);
        if (!differences.isEmpty()) {
            new RetriedTransaction(run).commit("Recording the repair", () -> {
                for (Revision revision : named) {
                    write(revision, reason);
                }
            });
        }
        return new RepairOutcome(
                differences,
                edited.stream()
                        .map(Revision::id)
                        .filter(id -> !ids.contains(id))
                        .toList());
    }

    private static void requireApplied(History history, String id) {
        if (history.row(id).isEmpty()) {
            if (history.applied().contains(id)) {
                throw MigrationFailure.refused(
                        "Revision " + id + " stands for what it replaces in this database, and is not recorded yet.",
                        "Record it first with mvn migrate:upgrade.");
            }
            throw MigrationFailure.refused(
                    "Revision " + id + " is not applied to this database, so there is nothing to repair.",
                    "Name applied revisions by their full ids; migrate:history marks them.");
        }
    }

    private void write(Revision revision, String reason) throws SQLException {
        run.table().repair(run.session().connection(), RevisionRow.stamped(revision));
        Bookkeeping bookkeeping = new Bookkeeping(run);
        bookkeeping.recordParameters(List.of(revision));
        bookkeeping.append(HistoryEvent.done(Kind.REPAIR, revision.id(), List.of(), List.of(), reason));
    }
}
