package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.catalog.KindLookup;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.diff.Change;
import io.github.migratemaven.kind.relation.ColumnKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Columns that go while something on several columns contains them: PostgreSQL would drop that without a word. */
public final class LeavingColumns {
    private LeavingColumns() {}

    /** A sentence for each such index, constraint and the like. */
    static List<String> among(List<Change> changes, KindLookup kinds) {
        Set<ObjectId> goingTables = changes.stream()
                .filter(Change.Removed.class::isInstance)
                .map(Change::id)
                .collect(Collectors.toSet());
        Map<ObjectId, List<ColumnKind.Column>> going = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.Removed removed
                    && removed.from() instanceof ColumnKind.Column column
                    && !goingTables.contains(column.relation())) {
                going.computeIfAbsent(column.relation(), key -> new ArrayList<>())
                        .add(column);
            }
        }
        List<String> sentences = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Removed removed) {
                sentence(removed.from(), kinds, going, "which goes too").ifPresent(sentences::add);
            } else if (change instanceof Change.Replaced replaced && replaced.own()) {
                sentence(replaced.from(), kinds, going, "which is made anew without it")
                        .ifPresent(sentences::add);
            }
        }
        return sentences;
    }

    private static Optional<String> sentence(
            SchemaObject object, KindLookup kinds, Map<ObjectId, List<ColumnKind.Column>> going, String fate) {
        return kinds.of(object)
                .columns(object)
                .flatMap(use -> sentence(object, use.names(), going.get(use.relation()), fate));
    }

    private static Optional<String> sentence(
            SchemaObject object, List<String> columns, @Nullable List<ColumnKind.Column> going, String fate) {
        if (going == null || columns.size() < 2) {
            return Optional.empty();
        }
        String leaving = going.stream()
                .filter(column -> columns.contains(column.id().name()) || columns.contains(column.name()))
                .map(ColumnKind.Column::name)
                .collect(Collectors.joining(", "));
        return leaving.isEmpty()
                ? Optional.empty()
                : Optional.of("Column " + leaving + " leaves the " + object.id().kind() + " "
                        + object.id().name() + " on (" + String.join(", ", columns) + "), " + fate + ".");
    }
}
