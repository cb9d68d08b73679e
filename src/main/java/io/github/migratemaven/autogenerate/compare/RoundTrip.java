package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.autogenerate.normal.Alike;
import io.github.migratemaven.autogenerate.normal.NormalForms;
import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.catalog.reader.CatalogScope;
import io.github.migratemaven.diff.Change;
import io.github.migratemaven.diff.SchemaDiff;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.Awaited;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.shadow.Shadow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Walks revisions up, down and up again in a shadow database, and compares the catalogs after each step: a downgrade undoes
 * its upgrade when it leaves no other schema than there was before, and the same upgrade then leads to the same again.
 */
public final class RoundTrip {
    private static final CatalogScope SCOPE = new CatalogScope(Replay.DEFAULT_SCHEMA, Set.of(), id -> false);

    private static final int MOST_WALKERS = 4;
    /** To replay what stands before a share costs time too. */
    private static final int WORTH_A_WALKER = 10;

    private final Shadow shadow;
    private final Replay replay;
    private final RevisionRun run;
    private final CatalogReader reader = new CatalogReader(Kinds.ALL, SCOPE);
    private final SchemaDiff diff = new SchemaDiff(Kinds.ALL);
    private final Detection detection = new Detection(Kinds.ALL, Replay.DEFAULT_SCHEMA);

    public RoundTrip(Shadow shadow, JavaRevisions java) {
        this.shadow = shadow;
        this.replay = new Replay(shadow, Replay.DEFAULT_SCHEMA, java);
        this.run = new RevisionRun(shadow, Replay.DEFAULT_SCHEMA, java);
    }

    /**
     * Walks the wanted ones, each where it stands among the others; where there are many, several at a time.
     *
     * @param revisions in an order in which they can run
     * @param wanted ids of those that are walked; the others are only run up
     * @return for each that does not come back, why; in the given order
     * @throws MigrationFailure if the revisions cannot be replayed
     */
    public Map<Revision, MigrationFailure> walk(List<Revision> revisions, Set<String> wanted) {
        List<Set<String>> shares = shares(revisions, wanted);
        if (shares.size() == 1) {
            return walkShare(revisions, wanted);
        }
        ExecutorService walkers = Executors.newFixedThreadPool(shares.size());
        try {
            List<Future<Map<Revision, MigrationFailure>>> walks = shares.stream()
                    .map(share -> walkers.submit(() -> walkShare(revisions, share)))
                    .toList();
            Map<Revision, MigrationFailure> faults = new LinkedHashMap<>();
            walks.forEach(walk -> faults.putAll(Awaited.result(walk, "The check")));
            return faults;
        } finally {
            walkers.shutdown();
        }
    }

    /** In as many runs of neighbours as processors can walk at a time; in one where a revision is in Java. */
    private static List<Set<String>> shares(List<Revision> revisions, Set<String> wanted) {
        List<String> ids =
                revisions.stream().map(Revision::id).filter(wanted::contains).toList();
        boolean inJava =
                revisions.stream().anyMatch(revision -> revision.upgrade().language() == Language.JAVA);
        int most = inJava ? 1 : Math.min(MOST_WALKERS, Runtime.getRuntime().availableProcessors());
        int count = Math.max(1, Math.min(most, ids.size() / WORTH_A_WALKER));
        List<Set<String>> shares = new ArrayList<>();
        for (int share = 0; share < count; share++) {
            shares.add(new LinkedHashSet<>(ids.subList(ids.size() * share / count, ids.size() * (share + 1) / count)));
        }
        return shares;
    }

    private Map<Revision, MigrationFailure> walkShare(List<Revision> revisions, Set<String> wanted) {
        Map<Revision, MigrationFailure> faults = new LinkedHashMap<>();
        int next = 0;
        while (next < revisions.size()) {
            while (next < revisions.size()
                    && !wanted.contains(revisions.get(next).id())) {
                next++;
            }
            next = walkFrom(revisions, next, wanted, faults);
        }
        return faults;
    }

    /** Ends after a revision that fails, since the database is not what it should be any more. */
    private int walkFrom(
            List<Revision> revisions, int first, Set<String> wanted, Map<Revision, MigrationFailure> faults) {
        if (first == revisions.size()) {
            return first;
        }
        try (NormalForms normal = new NormalForms(shadow, SCOPE);
                WalkedDatabase database =
                        new WalkedDatabase(shadow, replay.of(revisions.subList(0, first)), run, reader)) {
            Optional<Catalog> before = Optional.empty();
            for (int i = first; i <= last(revisions, wanted); i++) {
                Revision revision = revisions.get(i);
                if (!wanted.contains(revision.id())) {
                    database.run(revision, Direction.UPGRADE);
                    before = Optional.empty();
                    continue;
                }
                Catalog below = before.isPresent() ? before.get() : database.catalog();
                database.run(revision, Direction.UPGRADE);
                Walked walked = walk(database, revision, below, normal);
                if (walked.fault().isPresent()) {
                    faults.put(revision, walked.fault().get());
                    return i + 1;
                }
                before = Optional.of(walked.reached());
            }
            return revisions.size();
        } catch (SQLException e) {
            throw MigrationFailure.failed(
                    "The shadow database failed: " + e.getMessage(), "Try again; -X shows the cause.", e);
        }
    }

    private static int last(List<Revision> revisions, Set<String> wanted) {
        int last = revisions.size() - 1;
        while (last >= 0 && !wanted.contains(revisions.get(last).id())) {
            last--;
        }
        return last;
    }

    /** Where a walk has led, and what went wrong on it. */
    private record Walked(Catalog reached, Optional<MigrationFailure> fault) {}

    private Walked walk(WalkedDatabase database, Revision revision, Catalog below, NormalForms normal)
            throws SQLException {
        Catalog above = database.catalog();
        try {
            database.run(revision, Direction.DOWNGRADE);
        } catch (MigrationFailure refused) {
            return new Walked(above, Optional.of(refused));
        }
        List<String> left = differences(below, database.catalog(), normal);
        if (!left.isEmpty()) {
            return new Walked(above, Optional.of(doesNotUndo(revision, left)));
        }
        try {
            database.again(revision);
        } catch (MigrationFailure refused) {
            return new Walked(above, Optional.of(refused));
        }
        Catalog again = database.catalog();
        List<String> other = differences(above, again, normal);
        return new Walked(again, other.isEmpty() ? Optional.empty() : Optional.of(leadsElsewhere(revision, other)));
    }

    private List<String> differences(Catalog expected, Catalog reached, NormalForms normal) throws SQLException {
        Alike both = normal.alike(expected, reached);
        List<Change> changes = diff.between(both.from(), both.to()).changes();
        List<String> told = detection.lines(changes).stream()
                .map(line -> line.replaceFirst("^Detected ", ""))
                .toList();
        return told.isEmpty() ? changes.stream().map(Difference::describe).toList() : told;
    }

    private static MigrationFailure doesNotUndo(Revision revision, List<String> left) {
        return MigrationFailure.failed(
                "The downgrade of " + revision.displayName()
                        + " does not undo its upgrade. Compared with the schema before the upgrade:\n  "
                        + String.join("\n  ", left),
                "Fix the downgrade in the file, so that it undoes what the upgrade does.",
                null);
    }

    private static MigrationFailure leadsElsewhere(Revision revision, List<String> other) {
        return MigrationFailure.failed(
                "After its downgrade, the upgrade of " + revision.displayName()
                        + " leads elsewhere than the first time:\n  " + String.join("\n  ", other),
                "Let the downgrade take back whatever the upgrade leaves.",
                null);
    }
}
