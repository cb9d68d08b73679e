package io.github.migratemaven.importing;

import io.github.migratemaven.autogenerate.compare.Replay;
import io.github.migratemaven.autogenerate.compare.RevisionRun;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.RepeatedSession;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Lines of a history that need one another without saying so: the other tool runs them in one order, and nothing in the graph
 * holds it. What must come first becomes a dependency.
 */
final class LinesInOrder {
    private final OtherTool tool;
    private final Shadow shadow;
    private final Replay replay;
    private final RevisionRun run;
    private final Map<String, Revision> revisions = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** @param order in which the tool runs them, and in which they have been seen to run */
    LinesInOrder(OtherTool tool, Shadow shadow, List<Revision> order) {
        this.tool = tool;
        this.shadow = shadow;
        JavaRevisions java = JavaRevisions.withoutProject();
        this.replay = new Replay(shadow, Replay.DEFAULT_SCHEMA, java);
        this.run = new RevisionRun(shadow, Replay.DEFAULT_SCHEMA, java);
        order.forEach(revision -> revisions.put(revision.id(), revision));
    }

    /** Which revisions have got a dependency, and why, a sentence each. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    List<Revision> inOrder() {
        return List.copyOf(revisions.values());
    }

    /**
     * Runs the lines in the order that is most unlike the tool's, until each can.
     *
     * @throws MigrationFailure where no dependency helps
     */
    void settle() {
        while (!loose().isEmpty()) {
            Optional<Failed> failed = run(unlike());
            if (failed.isEmpty()) {
                return;
            }
            settle(failed.get());
        }
    }

    /**
     * Where they run in any order and build otherwise than in the tool's.
     *
     * @param alike whether revisions build what the tool builds
     * @return whether they do with a dependency more
     */
    boolean settleResult(Predicate<List<Revision>> alike) {
        List<List<String>> loose = loose();
        if (loose.isEmpty() || !alike.test(with(loose))) {
            return false;
        }
        for (List<String> pair : Fewest.of(loose, pairs -> alike.test(with(pairs)))) {
            need(
                    pair.get(1),
                    pair.get(0),
                    pair.get(1) + " and " + pair.get(0) + " build otherwise in another order than " + tool + "'s");
        }
        return true;
    }

    /**
     * What ran, and where it ended.
     *
     * @param before ids of those that had run, in their order
     * @param id the one that failed then
     */
    private record Failed(List<String> before, String id, MigrationFailure failure) {}

    /** Each revision in the tool's order that does not need the one before it. */
    private List<List<String>> loose() {
        RevisionGraph graph = RevisionGraph.of(revisions.values());
        List<List<String>> pairs = new ArrayList<>();
        Optional<String> before = Optional.empty();
        for (String id : revisions.keySet()) {
            if (before.isPresent() && !graph.requirements(id).contains(before.get())) {
                pairs.add(List.of(before.get(), id));
            }
            before = Optional.of(id);
        }
        return pairs;
    }

    /** Of those that can run, always the one that the tool runs last. */
    private List<String> unlike() {
        RevisionGraph graph = RevisionGraph.of(revisions.values());
        List<String> open = new ArrayList<>(revisions.keySet());
        Set<String> done = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            int at = open.size() - 1;
            while (!done.containsAll(graph.requirements(open.get(at)))) {
                at--;
            }
            done.add(open.remove(at));
        }
        return List.copyOf(done);
    }

    private Optional<Failed> run(List<String> order) {
        ConnectionSettings database = shadow.create();
        try (RepeatedSession session = run.session(database)) {
            for (int i = 0; i < order.size(); i++) {
                try {
                    run.of(session, get(order.get(i)), Direction.UPGRADE);
                } catch (MigrationFailure failure) {
                    return Optional.of(new Failed(order.subList(0, i), order.get(i), failure));
                }
            }
            return Optional.empty();
        } catch (SQLException atClose) {
            throw MigrationFailure.failed(
                    "The shadow database failed: " + atClose.getMessage(), "Try again; -X shows the cause.", atClose);
        } finally {
            shadow.drop(database);
        }
    }

    private void settle(Failed failed) {
        String id = failed.id();
        List<String> all = List.copyOf(revisions.keySet());
        List<String> earlier = all.subList(0, all.indexOf(id));
        if (!runs(inTheirOrder(id, List.of()))) {
            for (String needed : Fewest.of(earlier, some -> runs(inTheirOrder(id, some)))) {
                need(id, needed, id + " needs what " + needed + " has made, and does not say so in " + tool);
            }
            return;
        }
        Set<String> own = new HashSet<>(inTheirOrder(id, List.of()));
        List<String> others =
                failed.before().stream().filter(each -> !own.contains(each)).toList();
        String hindering = firstHindering(id, others);
        if (earlier.contains(hindering)) {
            throw MigrationFailure.refused(
                    "The revisions " + id + " and " + hindering + " cannot be carried over: " + id + " fails where "
                            + hindering + " has run before it without what " + tool + " runs before that.\n"
                            + failed.failure().getMessage(),
                    "Say in " + tool + " which of them needs what: depends_on = in the file of " + hindering + " or "
                            + id + ". Nothing was written.");
        }
        need(hindering, id, id + " fails after " + hindering + ", which " + tool + " happens to run later");
    }

    /** The first of the others after which, and after all before it, the revision does not run. */
    private String firstHindering(String id, List<String> others) {
        List<String> own = inTheirOrder(id, List.of());
        int low = 0;
        int high = others.size();
        while (high - low > 1) {
            int middle = (low + high) / 2;
            List<String> order = new ArrayList<>(own.subList(0, own.size() - 1));
            order.addAll(others.subList(0, middle));
            order.add(id);
            if (runs(order)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return others.get(high - 1);
    }

    /** What a revision needs, what others need, and it: in the tool's order. */
    private List<String> inTheirOrder(String id, List<String> others) {
        RevisionGraph graph = RevisionGraph.of(revisions.values());
        List<String> wanted = new ArrayList<>(others);
        wanted.add(id);
        Set<String> closed = graph.ancestors(wanted);
        return revisions.keySet().stream().filter(closed::contains).toList();
    }

    private boolean runs(List<String> order) {
        try {
            shadow.drop(replay.of(order.stream().map(this::get).toList()));
            return true;
        } catch (MigrationFailure failure) {
            return false;
        }
    }

    private Revision get(String id) {
        return Optional.ofNullable(revisions.get(id)).orElseThrow();
    }

    private List<Revision> with(List<List<String>> pairs) {
        Map<String, Revision> all = new LinkedHashMap<>(revisions);
        pairs.forEach(pair -> all.computeIfPresent(pair.get(1), (id, later) -> dependent(later, pair.get(0))));
        return List.copyOf(all.values());
    }

    private void need(String id, String needed, String why) {
        revisions.put(id, dependent(get(id), needed));
        notes.add(why + ": here " + id + " depends on " + needed + " (Depends On).");
    }

    private static Revision dependent(Revision revision, String needed) {
        List<String> all = new ArrayList<>(revision.dependsOn());
        all.add(needed);
        return revision.withDependsOn(all);
    }
}
