package io.github.migratemaven.execution.history;

import io.github.migratemaven.execution.history.AppliedRevision.State;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a database has applied, seen from a checkout's revisions. A squashed revision counts as applied where all that it
 * replaces is.
 */
public final class History {
    private final RevisionGraph graph;
    private final Map<String, AppliedRevision> rows;
    private final Map<String, Revision> squashed;
    private final Set<String> replacedRows;

    private History(RevisionGraph graph, Map<String, AppliedRevision> rows) {
        this.graph = graph;
        this.rows = rows;
        this.squashed = new LinkedHashMap<>();
        this.replacedRows = new LinkedHashSet<>();
        for (Revision revision : graph.order()) {
            if (!revision.replaces().isEmpty()
                    && !rows.containsKey(revision.id())
                    && revision.replaces().stream().allMatch(this::isWhollyApplied)) {
                squashed.put(revision.id(), revision);
                replacedRows.addAll(revision.replaces());
            }
        }
    }

    static History of(RevisionGraph graph, List<AppliedRevision> rows) {
        Map<String, AppliedRevision> byId = new LinkedHashMap<>();
        for (AppliedRevision row : rows) {
            byId.put(row.id(), row);
        }
        return new History(graph, byId);
    }

    public RevisionGraph graph() {
        return graph;
    }

    public Optional<AppliedRevision> row(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    public List<AppliedRevision> rows() {
        return List.copyOf(rows.values());
    }

    private boolean isWhollyApplied(String id) {
        AppliedRevision row = rows.get(id);
        return row != null && row.state() == State.APPLIED;
    }

    /** Ids of what counts as applied: no half-done upgrades, no rows that a squashed revision has taken the place of. */
    public Set<String> applied() {
        Set<String> applied = new LinkedHashSet<>(squashed.keySet());
        for (AppliedRevision row : rows.values()) {
            if (row.state() != State.UPGRADING && !replacedRows.contains(row.id())) {
                applied.add(row.id());
            }
        }
        return applied;
    }

    /** Ids of what a downgrade may have to take back: the applied ones and the half-applied. */
    public Set<String> removable() {
        Set<String> removable = applied();
        inProgress().forEach(row -> removable.add(row.id()));
        return removable;
    }

    /** Applied revisions that the checkout has neither as files nor under a squashed one. */
    List<AppliedRevision> ahead() {
        List<AppliedRevision> ahead = new ArrayList<>();
        for (AppliedRevision row : rows.values()) {
            if (graph.get(row.id()).isEmpty() && graph.replacing(row.id()).isEmpty()) {
                ahead.add(row);
            }
        }
        return ahead;
    }

    /** Non-transactional revisions that were begun, upwards or downwards, and not finished. */
    public List<AppliedRevision> inProgress() {
        List<AppliedRevision> begun = new ArrayList<>();
        for (AppliedRevision row : rows.values()) {
            if (row.state() != State.APPLIED) {
                begun.add(row);
            }
        }
        return begun;
    }

    /** Applied revisions whose checksum is another now: the file holds other statements than were run. */
    public List<Revision> edited() {
        List<Revision> edited = new ArrayList<>();
        for (AppliedRevision row : rows.values()) {
            Optional<Revision> revision = graph.get(row.id());
            if (row.state() == State.APPLIED
                    && revision.isPresent()
                    && !revision.get().checksum().equals(row.checksum())) {
                edited.add(revision.get());
            }
        }
        return edited;
    }

    /** Squashed revisions whose row is still to be written in the place of those that they replace. */
    public List<Revision> squashedToRecord() {
        return List.copyOf(squashed.values());
    }

    /** Squashed revisions of whose replaced ones only a part is applied, with that part. */
    Map<Revision, List<String>> partlySquashed() {
        Map<Revision, List<String>> partly = new LinkedHashMap<>();
        for (Revision revision : graph.order()) {
            List<String> applied = new ArrayList<>();
            for (String id : revision.replaces()) {
                if (rows.containsKey(id) && graph.get(id).isEmpty()) {
                    applied.add(id);
                }
            }
            if (!applied.isEmpty() && !squashed.containsKey(revision.id()) && !rows.containsKey(revision.id())) {
                partly.put(revision, applied);
            }
        }
        return partly;
    }

    /** What no other applied revision needs, those included that only the database knows. */
    public List<String> heads() {
        List<AppliedRevision> ahead = ahead();
        Set<String> needed = new LinkedHashSet<>();
        for (AppliedRevision row : ahead) {
            needed.addAll(row.revises());
            needed.addAll(row.dependsOn());
        }
        List<String> heads = new ArrayList<>(graph.headRows(applied()));
        heads.addAll(AppliedRevision.ids(ahead));
        heads.removeIf(needed::contains);
        return List.copyOf(heads);
    }

    /** Revisions of the checkout that are not applied. */
    List<Revision> pending() {
        Set<String> applied = applied();
        List<Revision> pending = new ArrayList<>();
        for (Revision revision : graph.order()) {
            if (!applied.contains(revision.id())) {
                pending.add(revision);
            }
        }
        return pending;
    }
}
