package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.kind.type.EnumKind;
import java.util.List;
import java.util.stream.Collectors;

/** Values that an enum gets and the same revision uses, which PostgreSQL does not allow in one transaction. */
public final class UsedEnumValues {
    private UsedEnumValues() {}

    /** A sentence for each enum that is made anew although its new values could have been added, had they come alone. */
    static List<String> among(List<Statement> statements, Catalog present, Catalog wanted) {
        return present.all(EnumKind.EnumType.class).stream()
                .filter(type -> statements.stream()
                        .anyMatch(statement ->
                                statement.sql().startsWith("alter type " + type.reference() + " rename to ")))
                .flatMap(type -> wanted
                        .find(type.id(), EnumKind.EnumType.class)
                        .filter(after -> onlyGrows(type, after))
                        .map(after -> sentence(type, after, present))
                        .stream())
                .toList();
    }

    private static boolean onlyGrows(EnumKind.EnumType before, EnumKind.EnumType after) {
        return after.values().stream()
                .filter(before.values()::contains)
                .toList()
                .equals(before.values());
    }

    private static String sentence(EnumKind.EnumType before, EnumKind.EnumType after, Catalog present) {
        String added = after.values().stream()
                .filter(value -> !before.values().contains(value))
                .map(value -> "'" + value + "'")
                .collect(Collectors.joining(", "));
        String tables = present.all(ColumnKind.Column.class).stream()
                .filter(column -> column.dataType().replace("[]", "").equals(before.reference()))
                .map(ColumnKind.Column::table)
                .distinct()
                .collect(Collectors.joining(", "));
        return "The enum " + before.reference() + " gets " + added + ", and this revision uses new values. PostgreSQL"
                + " allows that only after the transaction that adds them, so the type is made anew"
                + (tables.isEmpty() ? "" : " and all rows of " + tables + " are rewritten under a lock")
                + ". To avoid it, make two revisions: one of a model that has nothing new but the values, then one of"
                + " the rest.";
    }
}
