package io.github.migratemaven.engine.current;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.result.NotInJson;
import io.github.migratemaven.execution.history.AppliedRevision;
import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.execution.history.EditedRevision;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a database stands.
 *
 * @param database as a URL without user and password
 * @param current heads of what is applied
 * @param heads heads of this checkout's revisions
 * @param pending revisions of this checkout that are not applied, in the order {@code upgrade heads} would run them
 * @param unknown applied revisions that this checkout does not have
 * @param partlySquashed applied revisions that a squashed one replaces together with others that are not applied
 * @param edited applied revisions whose files hold other statements now
 * @param inProgress non-transactional revisions that were begun and not finished
 * @param unmanagedTables tables of a database that has no history
 * @param others how far other tools had come with a database that has no history here, a sentence each
 * @param wayBack the command that takes the unknown ones back
 * @param headsRequired whether a database that is not on all heads is a failure
 */
public record CurrentResult(
        String goal,
        Status status,
        String database,
        List<Position> current,
        List<String> heads,
        List<String> pending,
        List<String> unknown,
        List<String> partlySquashed,
        List<String> edited,
        List<String> inProgress,
        List<String> unmanagedTables,
        List<String> others,
        @NotInJson String wayBack,
        @NotInJson boolean headsRequired,
        @NotInJson boolean verbose)
        implements GoalResult {

    public CurrentResult {
        current = List.copyOf(current);
        heads = List.copyOf(heads);
        pending = List.copyOf(pending);
        unknown = List.copyOf(unknown);
        partlySquashed = List.copyOf(partlySquashed);
        edited = List.copyOf(edited);
        inProgress = List.copyOf(inProgress);
        unmanagedTables = List.copyOf(unmanagedTables);
        others = List.copyOf(others);
    }

    /**
     * A head of what is applied.
     *
     * @param head whether nothing in this checkout follows it
     * @param known whether this checkout has it
     */
    public record Position(
            String revision, String message, boolean head, boolean known, Instant appliedAt, String appliedBy) {

        static Position known(Revision revision, RevisionGraph graph, AppliedRevision row) {
            return new Position(
                    revision.id(),
                    revision.message(),
                    graph.children(revision.id()).isEmpty(),
                    true,
                    row.appliedAt(),
                    row.appliedBy());
        }

        static Position unknown(AppliedRevision row) {
            return new Position(row.id(), row.message(), false, false, row.appliedAt(), row.appliedBy());
        }

        String line() {
            return revision + (head ? " (head)" : "") + (known ? "" : " (unknown to this checkout)");
        }
    }

    static CurrentResult of(
            ConnectionSettings database,
            RevisionGraph graph,
            AppliedState state,
            List<String> others,
            CurrentRequest request) {
        return new CurrentResult(
                "current",
                state.status() == Status.PENDING && !request.headsRequired() ? Status.OK : state.status(),
                database.displayUrl(),
                positions(graph, state),
                Revision.ids(graph.heads()),
                Revision.ids(state.pending()),
                AppliedRevision.ids(state.ahead()),
                state.partlySquashed(),
                names(state.edited()),
                AppliedRevision.ids(state.inProgress()),
                state.hasHistory() ? List.of() : state.unmanagedTables(),
                others,
                AppliedRevision.wayBack(state.ahead()),
                request.headsRequired(),
                request.verbose());
    }

    private static List<String> names(List<EditedRevision> edited) {
        List<String> names = new ArrayList<>();
        for (EditedRevision each : edited) {
            names.add(each.revision().displayName());
        }
        return names;
    }

    private static List<Position> positions(RevisionGraph graph, AppliedState state) {
        List<Position> positions = new ArrayList<>();
        for (String head : state.heads()) {
            Optional<Revision> known = graph.get(head);
            known.flatMap(state::rowOf)
                    .ifPresent(row -> positions.add(Position.known(known.orElseThrow(), graph, row)));
            state.ahead().stream()
                    .filter(row -> row.id().equals(head))
                    .forEach(row -> positions.add(Position.unknown(row)));
        }
        return positions;
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (current.isEmpty() && partlySquashed.isEmpty()) {
            lines.add("No revision is applied.");
        }
        for (Position position : current) {
            lines.add(position.line());
            if (verbose) {
                lines.add("    " + position.message());
                lines.add("    applied " + position.appliedAt() + " by " + position.appliedBy());
            }
        }
        if (verbose && !pending.isEmpty()) {
            lines.add("Pending: " + String.join(", ", pending));
        }
        if (heads.size() > 1) {
            lines.add(
                    "There are several heads: " + String.join(", ", heads) + ". " + RevisionGraph.SEVERAL_HEADS_ADVICE);
        }
        if (!unknown.isEmpty()) {
            lines.add("AHEAD: the database has revisions that this checkout does not know: "
                    + String.join(", ", unknown)
                    + ". Use a newer checkout, or take them back with " + wayBack);
        }
        if (!partlySquashed.isEmpty()) {
            lines.add("Applied, but only a part of what a squashed revision here replaces: "
                    + String.join(", ", partlySquashed)
                    + ". Apply the rest of it, or take this back, with a checkout from before the squash.");
        }
        if (!edited.isEmpty()) {
            lines.add("Edited since they were applied: " + String.join(", ", edited));
        }
        if (!inProgress.isEmpty()) {
            lines.add("Begun and not finished: " + String.join(", ", inProgress));
        }
        for (String other : others) {
            lines.add(other + ". mvn migrate:stamp records that here, once revisions were imported from it.");
        }
        if (!unmanagedTables.isEmpty()) {
            lines.add("The database has no history, but tables: " + String.join(", ", unmanagedTables));
        }
        return lines;
    }

    @Override
    public Optional<MigrationFailure> failure() {
        if (!headsRequired || pending.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(MigrationFailure.of(
                Status.PENDING,
                database + " is not on all heads; " + pending.size() + " revision(s) wait: "
                        + String.join(", ", pending) + ".",
                "Apply them with mvn migrate:upgrade."));
    }
}
