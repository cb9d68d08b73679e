package io.github.migratemaven.revision.graph;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.hook.Hooks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A whole history: revisions, their parents and dependencies. A value without a cycle or a gap; every list it gives is in
 * {@link #order()}, whatever order the revisions came in.
 */
public final class RevisionGraph {
    /** How several heads become one again. */
    public static final String SEVERAL_HEADS_ADVICE =
            "Join them with mvn migrate:merge -Dmessage=\"Merge\", or put the line that nobody else has on top with mvn"
                    + " migrate:rebase -Dtarget=<its head>.";

    private static final int SHORTEST_ABBREVIATED_NAME = 4;

    private final GraphParts parts;
    private final Map<String, Revision> byId;
    private final NavigableMap<String, String> names;
    private final Map<String, String> labels;
    private final Map<String, String> replaced;
    private final Edges lineage;
    private final Edges requirements;
    private final List<Revision> order;
    private final Hooks hooks;

    private RevisionGraph(GraphParts parts, Hooks hooks) {
        this.parts = parts;
        this.hooks = hooks;
        this.order = parts.order();
        this.byId = new LinkedHashMap<>();
        for (Revision revision : order) {
            byId.put(revision.id(), revision);
        }
        this.labels = parts.labels();
        this.replaced = parts.replaced();
        this.names = new TreeMap<>(labels);
        for (String id : byId.keySet()) {
            names.put(id, id);
        }
        this.lineage = parts.lineage();
        this.requirements = parts.requirements();
    }

    /**
     * @throws MigrationFailure if an id or a label is used twice, a parent or dependency is missing, or there is a cycle
     */
    public static RevisionGraph of(Collection<Revision> revisions) {
        return new RevisionGraph(GraphParts.check(revisions), Hooks.NONE);
    }

    /** The same, where these run with each upgrade and downgrade. */
    public RevisionGraph withHooks(Hooks others) {
        return new RevisionGraph(parts, others);
    }

    /** What runs with each upgrade and downgrade besides the revisions. */
    public Hooks hooks() {
        return hooks;
    }

    /** All revisions: each after its parents and dependencies, among equals by create date, then by id. */
    public List<Revision> order() {
        return order;
    }

    /** All revisions, children before what they follow. */
    public List<Revision> newestFirst() {
        List<Revision> reversed = new ArrayList<>(order);
        Collections.reverse(reversed);
        return reversed;
    }

    /** The revision with exactly that id. */
    public Optional<Revision> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The revision with exactly that id, which must be one of this graph's. */
    public Revision require(String id) {
        return get(id).orElseThrow(() -> new IllegalArgumentException("No revision " + id));
    }

    /** The revision that declares the label. */
    public Optional<Revision> labelled(String label) {
        return Optional.ofNullable(labels.get(label)).flatMap(this::get);
    }

    /** The squashed revision that has taken the place of the one with that id. */
    public Optional<Revision> replacing(String id) {
        return Optional.ofNullable(replaced.get(id)).flatMap(this::get);
    }

    /** Every declared label with the id of the revision that declares it. */
    public Map<String, String> labels() {
        return labels;
    }

    /**
     * Revisions with an id or a label of at least four characters that starts so. An exact id or label is not preferred
     * here.
     */
    public List<Revision> startingWith(String prefix) {
        Set<String> ids = new LinkedHashSet<>();
        names.subMap(prefix, true, prefix + Character.MAX_VALUE, false).forEach((name, id) -> {
            if (name.length() >= SHORTEST_ABBREVIATED_NAME) {
                ids.add(id);
            }
        });
        return inOrder(ids);
    }

    /** Revisions that no other revises or depends on: with what they need, all there are. */
    public List<Revision> topmost() {
        return order.stream()
                .filter(revision -> requirements.after(revision.id()).isEmpty())
                .toList();
    }

    /** Revisions that no other revises. */
    public List<Revision> heads() {
        List<Revision> heads = new ArrayList<>();
        for (Revision revision : order) {
            if (lineage.after(revision.id()).isEmpty()) {
                heads.add(revision);
            }
        }
        return List.copyOf(heads);
    }

    /** Revisions that revise none. */
    public List<Revision> bases() {
        return order.stream()
                .filter(revision -> lineage.before(revision.id()).isEmpty())
                .toList();
    }

    /** Revisions that more than one other revises. */
    public List<Revision> branchPoints() {
        return order.stream()
                .filter(revision -> lineage.after(revision.id()).size() > 1)
                .toList();
    }

    /** The revisions that this one revises; a squashed one in the place of those that it replaces. */
    public List<Revision> parents(String id) {
        return inOrder(lineage.before(id));
    }

    /** The revisions that revise this one. */
    public List<Revision> children(String id) {
        return inOrder(lineage.after(id));
    }

    /** Ids of the revisions that must be applied before this one: parents and dependencies, labels resolved. */
    public List<String> requirements(String id) {
        return List.copyOf(requirements.before(id));
    }

    /** The given revisions and everything that they need, through parents and dependencies. */
    public Set<String> ancestors(Collection<String> ids) {
        return requirements.allBefore(ids);
    }

    /** The given revisions and everything that needs them, through parents and dependencies. */
    public Set<String> descendants(Collection<String> ids) {
        return requirements.allAfter(ids);
    }

    /** The given revisions and everything that they revise, without dependencies. */
    public Set<String> lineAncestors(Collection<String> ids) {
        return lineage.allBefore(ids);
    }

    /** The given revisions and everything that revises them, without dependencies. */
    public Set<String> lineDescendants(Collection<String> ids) {
        return lineage.allAfter(ids);
    }

    /** The line that a revision lies on: itself, what it revises and what revises it, without dependencies. */
    public Set<String> line(String id) {
        Set<String> line = new LinkedHashSet<>(lineAncestors(List.of(id)));
        line.addAll(lineDescendants(List.of(id)));
        return line;
    }

    /**
     * The applied revisions that no applied revision revises or depends on: what Alembic's version table would hold.
     *
     * @param applied ids; those that are not in this graph are left out
     */
    public List<String> headRows(Set<String> applied) {
        List<String> rows = new ArrayList<>();
        for (Revision revision : order) {
            String id = revision.id();
            if (applied.contains(id) && Collections.disjoint(requirements.after(id), applied)) {
                rows.add(id);
            }
        }
        return List.copyOf(rows);
    }

    /** Those of the ids that no revision has, sorted. */
    public Set<String> unknown(Set<String> ids) {
        Set<String> unknown = new TreeSet<>(ids);
        unknown.removeAll(byId.keySet());
        return unknown;
    }

    /** The revisions with these ids, in order. */
    public List<Revision> inOrder(Collection<String> ids) {
        Set<String> wanted = Set.copyOf(ids);
        if (wanted.size() <= 1) {
            return wanted.isEmpty()
                    ? List.of()
                    : List.of(require(wanted.iterator().next()));
        }
        return order.stream().filter(revision -> wanted.contains(revision.id())).toList();
    }

    /** Every label that reaches a revision: down to all that revise it, and back to the branch point before it. */
    public Map<String, List<String>> labelsByRevision() {
        Map<String, List<String>> reached = new HashMap<>();
        labels.forEach((label, id) -> {
            Set<String> members = new LinkedHashSet<>(lineDescendants(List.of(id)));
            Set<String> below = lineage.before(id);
            while (below.size() == 1) {
                String parent = below.iterator().next();
                below = lineage.before(parent);
                if (lineage.after(parent).size() > 1 || below.size() > 1) {
                    break;
                }
                members.add(parent);
            }
            members.forEach(member ->
                    reached.computeIfAbsent(member, key -> new ArrayList<>()).add(label));
        });
        return reached;
    }
}
