package io.github.migratemaven.autogenerate.compare;

import io.github.migratemaven.catalog.KindLookup;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.catalog.SchemaDifference.What;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.trait.DropDependency;
import io.github.migratemaven.catalog.trait.Telling;
import io.github.migratemaven.diff.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was detected, a line a difference: {@code Detected added table 'authors'}. What comes or goes with something else
 * is not told again, unless its kind wants it told apart.
 */
public final class Detection {
    private final KindLookup kinds;
    private final String defaultSchema;

    public Detection(List<ObjectKind<?>> kinds, String defaultSchema) {
        this.kinds = new KindLookup(kinds);
        this.defaultSchema = defaultSchema;
    }

    public List<String> lines(List<Change> changes) {
        return told(changes).stream().map(change -> "Detected " + line(change)).toList();
    }

    /** The same seen from a database that should be as it is not: what is missing, surplus or different in it. */
    public List<SchemaDifference> differences(List<Change> changes) {
        return told(changes).stream().map(this::difference).toList();
    }

    private SchemaDifference difference(Change change) {
        String line = line(change)
                .replaceFirst("^added ", "Not in the revisions: ")
                .replaceFirst("^removed ", "Missing in the database: ")
                .replaceFirst("^changed ", "Different in the database: ");
        ObjectId id = change.id();
        if (change instanceof Change.Added) {
            return new SchemaDifference(id.kind(), shown(id), What.SURPLUS, Map.of(), Map.of(), line);
        }
        if (change instanceof Change.Removed) {
            return new SchemaDifference(id.kind(), shown(id), What.MISSING, Map.of(), Map.of(), line);
        }
        Map<String, String> expected = Difference.values(from(change), to(change), from(change));
        Map<String, String> found = Difference.values(from(change), to(change), to(change));
        return new SchemaDifference(id.kind(), shown(id), What.DIFFERENT, expected, found, line);
    }

    private List<Change> told(List<Change> changes) {
        Set<ObjectId> whole = new HashSet<>();
        changes.stream().filter(Detection::comesOrGoes).map(Change::id).forEach(whole::add);
        return changes.stream().filter(change -> isTold(change, whole)).toList();
    }

    private boolean isTold(Change change, Set<ObjectId> whole) {
        if (change instanceof Change.Added added) {
            return !isPartOf(added.to(), whole);
        }
        if (change instanceof Change.Removed removed) {
            return !isPartOf(removed.from(), whole);
        }
        if (change instanceof Change.Replaced replaced) {
            return replaced.own();
        }
        return !from(change).equals(to(change));
    }

    private String line(Change change) {
        if (change instanceof Change.Added added) {
            return "added " + describe(added.to());
        }
        if (change instanceof Change.Removed removed) {
            return "removed " + describe(removed.from());
        }
        return "changed " + describe(to(change)) + Difference.components(from(change), to(change));
    }

    /** Of a change that leaves the object there. */
    private static SchemaObject from(Change change) {
        return change.before().orElseThrow();
    }

    private static SchemaObject to(Change change) {
        return change.after().orElseThrow();
    }

    private static boolean comesOrGoes(Change change) {
        return change instanceof Change.Added || change instanceof Change.Removed;
    }

    private boolean isPartOf(SchemaObject object, Set<ObjectId> whole) {
        Telling telling = telling(object);
        if (telling.apart()) {
            return false;
        }
        ObjectId inside = inlineIn(object);
        return whole.contains(inside) && !inside.equals(object.id())
                || dropDependencies(object).stream()
                        .anyMatch(dependency ->
                                dependency.part().equals(object.id()) && whole.contains(dependency.whole()))
                || telling.by().filter(whole::contains).isPresent();
    }

    private String describe(SchemaObject object) {
        return object.id().kind() + " '" + shown(object.id()) + "'"
                + telling(object).details();
    }

    private String shown(ObjectId id) {
        return id.dottedIn(defaultSchema);
    }

    private Telling telling(SchemaObject object) {
        return kinds.of(object).telling(object);
    }

    private ObjectId inlineIn(SchemaObject object) {
        return kinds.of(object).inlineIn(object).orElse(object.id());
    }

    private List<DropDependency> dropDependencies(SchemaObject object) {
        return kinds.of(object).dropDependencies(object);
    }
}
