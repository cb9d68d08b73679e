package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.diff.Change;
import io.github.migratemaven.kind.relation.TableKind;
import io.github.migratemaven.kind.routine.ComputedWith;
import io.github.migratemaven.kind.routine.RoutineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Routines, and what text search makes of words, that change under what was computed with them. */
public final class ChangedComputations {
    private ChangedComputations() {}

    /** A sentence for each, saying what the revision computes again, and what it cannot. */
    static List<String> among(List<Change> changes, Catalog wanted) {
        List<String> sentences = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Altered altered) {
                List<SchemaObject> resting = ComputedWith.altered(altered.from(), altered.to(), wanted);
                String renewed = names(resting, false);
                String divided = names(resting, true);
                String what = what(altered.to(), wanted);
                if (!renewed.isEmpty()) {
                    sentences.add(what
                            + " changes, so what was computed with it is computed again, which locks the tables and"
                            + " reads or rewrites all their rows: " + renewed + ".");
                }
                if (!divided.isEmpty()) {
                    sentences.add(what
                            + " changes, which decides where the rows of " + divided
                            + " belong: this revision does not move them. Add statements that move the rows which now"
                            + " belong into another partition.");
                }
            }
        }
        return sentences;
    }

    private static String what(SchemaObject changed, Catalog wanted) {
        String address = wanted.kinds().address(changed);
        return changed instanceof RoutineKind.Routine ? "The body of " + address : "The " + address;
    }

    private static String names(List<SchemaObject> objects, boolean tables) {
        return objects.stream()
                .filter(object -> tables == object instanceof TableKind.Table)
                .map(object -> object.id().kind() + " " + object.id().dotted())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
