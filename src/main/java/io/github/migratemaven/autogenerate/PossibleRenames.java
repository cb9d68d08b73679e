package io.github.migratemaven.autogenerate;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.diff.Change;
import io.github.migratemaven.kind.ColumnKind;
import io.github.migratemaven.kind.EnumKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Pairs of a dropped and an added thing that look alike. They are told, never guessed. */
final class PossibleRenames {
    private PossibleRenames() {}

    /** A sentence for each pair, with the option that makes a rename of it. */
    static List<String> among(List<Change> changes, String defaultSchema) {
        List<String> hints = new ArrayList<>();
        List<ColumnKind.Column> removed = new ArrayList<>();
        List<ColumnKind.Column> added = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Removed r && r.from() instanceof ColumnKind.Column column) {
                removed.add(column);
            } else if (change instanceof Change.Added a && a.to() instanceof ColumnKind.Column column) {
                added.add(column);
            }
        }
        for (ColumnKind.Column old : removed) {
            for (ColumnKind.Column column : added) {
                if (old.relation().equals(column.relation()) && old.dataType().equals(column.dataType())) {
                    hints.add(hint(shown(old.id(), defaultSchema), column.id().name()));
                }
            }
        }
        changes.forEach(change -> hints.addAll(amongValues(change, defaultSchema)));
        Map<String, Set<String>> oldTables = columnsByTable(removed, changes, false);
        Map<String, Set<String>> newTables = columnsByTable(added, changes, true);
        oldTables.forEach((table, columns) -> newTables.forEach((other, otherColumns) -> {
            if (columns.equals(otherColumns)) {
                hints.add(hint(withoutDefault(table, defaultSchema), other.substring(other.lastIndexOf('.') + 1)));
            }
        }));
        return hints;
    }

    /** Values of one enum that stand in the same place. */
    private static List<String> amongValues(Change change, String defaultSchema) {
        List<String> hints = new ArrayList<>();
        if (change instanceof Change.Converted converted
                && converted.from() instanceof EnumKind.EnumType old
                && converted.to() instanceof EnumKind.EnumType type
                && old.values().size() == type.values().size()) {
            for (int i = 0; i < old.values().size(); i++) {
                String from = old.values().get(i);
                String to = type.values().get(i);
                if (!type.values().contains(from) && !old.values().contains(to)) {
                    hints.add(hint(shown(type.id(), defaultSchema) + "." + from, to));
                }
            }
        }
        return hints;
    }

    private static String hint(String from, String to) {
        return "'" + from + "' goes and '" + to + "', of the same type, comes. If that is a rename, delete the file and"
                + " generate it again with -Drename=" + from + ":" + to + ", so that the values stay.";
    }

    private static Map<String, Set<String>> columnsByTable(
            List<ColumnKind.Column> columns, List<Change> changes, boolean added) {
        Map<String, Set<String>> tables = new TreeMap<>();
        for (Change change : changes) {
            boolean fits = added ? change instanceof Change.Added : change instanceof Change.Removed;
            if (fits && change.id().kind().equals("table")) {
                tables.put(change.id().dotted(), new TreeSet<>());
            }
        }
        for (ColumnKind.Column column : columns) {
            Set<String> known = tables.get(column.relation().dotted());
            if (known != null) {
                known.add(column.name() + " " + column.dataType());
            }
        }
        return tables;
    }

    private static String shown(ObjectId id, String defaultSchema) {
        return withoutDefault(id.dotted(), defaultSchema);
    }

    private static String withoutDefault(String dotted, String defaultSchema) {
        return dotted.startsWith(defaultSchema + ".") ? dotted.substring(defaultSchema.length() + 1) : dotted;
    }
}
