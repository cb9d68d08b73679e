package io.github.migratemaven.autogenerate;

import io.github.migratemaven.catalog.Binding;
import io.github.migratemaven.catalog.KindLookup;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.ObjectKind;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.diff.Change;
import io.github.migratemaven.kind.IndexKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was detected, a line a difference: {@code Detected added table 'authors'}. What comes or goes with something else
 * is not told again, but for indexes, which are listed each with its columns.
 */
final class Detection {
    private final KindLookup kinds;
    private final String defaultSchema;

    Detection(List<ObjectKind<?>> kinds, String defaultSchema) {
        this.kinds = new KindLookup(kinds);
        this.defaultSchema = defaultSchema;
    }

    List<String> lines(List<Change> changes) {
        Set<ObjectId> whole = new HashSet<>();
        changes.stream().filter(Detection::comesOrGoes).map(Change::id).forEach(whole::add);
        List<String> lines = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Added added && !isPartOf(added.to(), whole)) {
                lines.add("Detected added " + describe(added.to()));
            } else if (change instanceof Change.Removed removed && !isPartOf(removed.from(), whole)) {
                lines.add("Detected removed " + describe(removed.from()));
            } else if (change instanceof Change.Altered altered
                    && !altered.from().equals(altered.to())) {
                lines.add("Detected changed " + describe(altered.to())
                        + Difference.components(altered.from(), altered.to()));
            } else if (change instanceof Change.Converted converted
                    && !converted.from().equals(converted.to())) {
                lines.add("Detected changed " + describe(converted.to())
                        + Difference.components(converted.from(), converted.to()));
            } else if (change instanceof Change.Replaced replaced && replaced.own()) {
                lines.add("Detected changed " + describe(replaced.to())
                        + Difference.components(replaced.from(), replaced.to()));
            }
        }
        return lines;
    }

    /** The same seen from a database that should be as it is not: what is missing, surplus or different in it. */
    List<String> differences(List<Change> changes) {
        return lines(changes).stream()
                .map(line -> line.replaceFirst("^Detected added ", "Not in the revisions: ")
                        .replaceFirst("^Detected removed ", "Missing in the database: ")
                        .replaceFirst("^Detected changed ", "Different in the database: "))
                .toList();
    }

    private static boolean comesOrGoes(Change change) {
        return change instanceof Change.Added || change instanceof Change.Removed;
    }

    private boolean isPartOf(SchemaObject object, Set<ObjectId> whole) {
        if (object instanceof IndexKind.Index) {
            return false;
        }
        ObjectId inside = inlineIn(object);
        return whole.contains(inside) && !inside.equals(object.id())
                || bindings(object).stream()
                        .anyMatch(binding -> binding.part().equals(object.id()) && whole.contains(binding.whole()))
                || isOwnedByWhole(object, whole);
    }

    /** A serial's sequence is told by its ownership only, which stands beside it. */
    private static boolean isOwnedByWhole(SchemaObject object, Set<ObjectId> whole) {
        List<String> ownership = new ArrayList<>(object.id().path());
        ownership.add(object.id().kind());
        return whole.contains(new ObjectId("sequence ownership", ownership));
    }

    private String describe(SchemaObject object) {
        String text = object.id().kind() + " '" + shown(object.id()) + "'";
        return object instanceof IndexKind.Index index
                ? text + " on '["
                        + index.columns().stream()
                                .map(column -> '"' + column + '"')
                                .collect(Collectors.joining(", "))
                        + "]'"
                : text;
    }

    private String shown(ObjectId id) {
        List<String> path = id.path();
        boolean omit = path.size() > 1 && path.get(0).equals(defaultSchema);
        return String.join(".", omit ? path.subList(1, path.size()) : path);
    }

    private ObjectId inlineIn(SchemaObject object) {
        return kinds.of(object).inlineIn(object).orElse(object.id());
    }

    private List<Binding> bindings(SchemaObject object) {
        return kinds.of(object).bindings(object);
    }
}
