package io.github.migratemaven.page.schema;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.SchemaObject;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.kind.relation.DefaultKind;
import io.github.migratemaven.kind.relation.MaterializedViewKind;
import io.github.migratemaven.kind.relation.ViewKind;
import io.github.migratemaven.kind.sequence.IdentityKind;
import io.github.migratemaven.postgres.sql.SqlToken;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns of each relation, with what a person wants to see of them at one glance. */
final class RelationColumns {
    private final Catalog catalog;
    private final Comments comments;
    private final Map<ObjectId, List<ColumnKind.Column>> columns;
    private final Map<ObjectId, String> values = new HashMap<>();

    RelationColumns(Catalog catalog, Comments comments) {
        this.catalog = catalog;
        this.comments = comments;
        this.columns = catalog.all(ColumnKind.Column.class).stream()
                .collect(Collectors.groupingBy(ColumnKind.Column::relation));
        catalog.all(DefaultKind.Default.class)
                .forEach(value -> values.put(value.column(), "default " + value.expression()));
        catalog.all(IdentityKind.Identity.class)
                .forEach(identity -> values.put(identity.column(), "generated " + identity.mode() + " as identity"));
    }

    /** @param parts of the relation */
    List<Column> of(SchemaObject relation, List<Part> parts) {
        if (relation instanceof ViewKind.View view) {
            return view.columns().stream()
                    .map(column -> ofView(view.id(), column))
                    .toList();
        }
        if (relation instanceof MaterializedViewKind.MaterializedView view) {
            return view.columns().stream()
                    .map(column -> ofView(view.id(), column))
                    .toList();
        }
        Set<String> primary = columnsOf("primary key", parts);
        Set<String> foreign = columnsOf("foreign key", parts);
        return columns.getOrDefault(relation.id(), List.of()).stream()
                .sorted(Comparator.comparingInt(column -> catalog.position(column.id())))
                .map(column -> column(
                        column,
                        primary.contains(column.id().name()),
                        foreign.contains(column.id().name())))
                .toList();
    }

    private static Set<String> columnsOf(String kind, List<Part> parts) {
        Set<String> names = new HashSet<>();
        parts.stream().filter(part -> part.kind().equals(kind)).forEach(part -> names.addAll(part.columns()));
        return names;
    }

    private Column column(ColumnKind.Column column, boolean primary, boolean foreign) {
        String collation = column.collation().isEmpty() ? "" : " collate " + column.collation();
        String computed = "generated always as (" + column.expression() + ")"
                + (column.generated().equals("s") ? " stored" : " virtual");
        return new Column(
                column.id().name(),
                column.dataType() + collation,
                column.notNull().isEmpty() ? Column.Nullable.YES : Column.Nullable.NO,
                column.isGenerated() ? computed : values.getOrDefault(column.id(), ""),
                comments.onColumn(column.relation(), column.id()),
                primary,
                foreign,
                Fate.KEPT);
    }

    /** Behind the type comes the collation, or a dash where there is none. */
    private static String type(String typeAndCollation) {
        int collation = typeAndCollation.lastIndexOf(' ');
        String last = typeAndCollation.substring(collation + 1);
        return collation < 0
                ? typeAndCollation
                : typeAndCollation.substring(0, collation)
                        + (last.equals("-") || last.equals("\"default\"") ? "" : " collate " + last);
    }

    /** Its quoted name, then its type. */
    private Column ofView(ObjectId view, String column) {
        String quoted = SqlToken.of(column).stream()
                .findFirst()
                .map(SqlToken::text)
                .filter(column::startsWith)
                .orElse(column);
        String name = quoted.startsWith("\"")
                ? quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"")
                : quoted;
        ObjectId id = new ObjectId(ColumnKind.NAME, List.of(view.path().get(0), view.name(), name));
        return new Column(
                name,
                type(column.substring(quoted.length()).strip()),
                Column.Nullable.UNKNOWN,
                "",
                comments.onColumn(view, id),
                false,
                false,
                Fate.KEPT);
    }
}
