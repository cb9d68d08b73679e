package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.catalog.KindLookup;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.catalog.trait.Renameable;
import io.github.migratemaven.diff.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pairs of a dropped and an added thing that look alike. They are told, never guessed. */
public final class PossibleRenames {

    /** What must be the same of both. */
    private record Likeness(String kind, Optional<ObjectId> whole, String likeness, Set<String> parts) {}

    private final KindLookup kinds;

    private PossibleRenames(KindLookup kinds) {
        this.kinds = kinds;
    }

    /**
     * A sentence for each pair, with the option that makes a rename of it.
     *
     * @param asked those that were asked for already: a file that is written anew without them would lose them again
     */
    public static List<String> among(List<Change> changes, KindLookup kinds, String defaultSchema, List<Rename> asked) {
        PossibleRenames renames = new PossibleRenames(kinds);
        Map<Likeness, List<Renameable>> leaving = renames.oneSided(changes, Change::before, Change::after);
        Map<Likeness, List<Renameable>> coming = renames.oneSided(changes, Change::after, Change::before);
        List<String> hints = new ArrayList<>();
        leaving.forEach((likeness, gone) -> gone.forEach(old -> coming.getOrDefault(likeness, List.of())
                .forEach(other -> hints.add(hint(
                        withoutDefault(old.dotted(), defaultSchema),
                        other.schema().equals(old.schema()) ? other.name() : other.dotted(),
                        asked)))));
        return hints;
    }

    /** What is on one side of a change and not, by the same name, on the other. */
    private Map<Likeness, List<Renameable>> oneSided(
            List<Change> changes,
            Function<Change, Optional<SchemaObject>> side,
            Function<Change, Optional<SchemaObject>> other) {
        Set<ObjectId> ids = changes.stream().map(Change::id).collect(Collectors.toSet());
        Map<SchemaObject, List<Renameable>> found = new LinkedHashMap<>();
        Map<ObjectId, Set<String>> parts = new HashMap<>();
        for (Change change : changes) {
            List<String> stays = renameable(other.apply(change)).stream()
                    .map(Renameable::dotted)
                    .toList();
            boolean goesWithAnother = side.apply(change)
                    .flatMap(object -> kinds.of(object).telling(object).by())
                    .filter(ids::contains)
                    .isPresent();
            for (Renameable one : renameable(side.apply(change))) {
                if (!stays.contains(one.dotted()) && !goesWithAnother) {
                    found.computeIfAbsent(side.apply(change).orElseThrow(), object -> new ArrayList<>())
                            .add(one);
                    one.whole().ifPresent(whole -> parts.computeIfAbsent(whole, id -> new TreeSet<>())
                            .add(one.name() + " " + one.likeness()));
                }
            }
        }
        Map<Likeness, List<Renameable>> alike = new LinkedHashMap<>();
        found.forEach((object, ones) ->
                ones.forEach(one -> alike.computeIfAbsent(likeness(object.id(), one, parts), key -> new ArrayList<>())
                        .add(one)));
        return alike;
    }

    /** What stands for itself looks like its parts. */
    private static Likeness likeness(ObjectId object, Renameable one, Map<ObjectId, Set<String>> parts) {
        return new Likeness(
                object.kind(),
                one.whole(),
                one.likeness(),
                one.whole().isPresent() ? Set.of() : parts.getOrDefault(object, Collections.emptySet()));
    }

    private List<Renameable> renameable(Optional<SchemaObject> object) {
        return object.map(found -> kinds.of(found).renameable(found)).orElse(List.of());
    }

    private static String hint(String from, String to, List<Rename> asked) {
        String before = asked.stream()
                .map(rename -> rename.object() + ":" + rename.name() + ",")
                .collect(Collectors.joining());
        return "'" + from + "' goes and '" + to
                + "', of the same type, comes. If that is a rename, write the file anew with"
                + " mvn migrate:revision -Dreplace -Drename=" + before + from + ":" + to + ", so that the values stay.";
    }

    private static String withoutDefault(String dotted, String defaultSchema) {
        return dotted.startsWith(defaultSchema + ".") ? dotted.substring(defaultSchema.length() + 1) : dotted;
    }
}
