package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.kind.constraint.ConstraintKind;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.kind.type.Casts;
import java.util.List;
import java.util.Set;

/**
 * Whole numbers that become text. PostgreSQL makes digits of them, which is wrong for the ordinals of an enum whose constants
 * an application then reads by name; and only the check of some providers tells the names.
 */
public final class OrdinalsAsText {
    /** As which providers store ordinals. */
    private static final Set<String> ORDINALS = Set.of("smallint", "integer");

    private final Catalog present;
    private final Catalog wanted;

    private OrdinalsAsText(Catalog present, Catalog wanted) {
        this.present = present;
        this.wanted = wanted;
    }

    /** A sentence for each column that may have held such ordinals. */
    static List<String> among(Catalog present, Catalog wanted) {
        return new OrdinalsAsText(present, wanted).sentences();
    }

    private List<String> sentences() {
        return wanted.all(ColumnKind.Column.class).stream()
                .filter(column -> !column.isGenerated()
                        && !column.isForeign()
                        && !column.inherited().value()
                        && !column.inPartition().value())
                .flatMap(column -> present
                        .find(column.id(), ColumnKind.Column.class)
                        .filter(before -> isRetyped(before, column) && !isKey(column))
                        .map(before -> sentence(before, column))
                        .stream())
                .toList();
    }

    private static boolean isRetyped(ColumnKind.Column before, ColumnKind.Column after) {
        return isArray(before) == isArray(after)
                && !before.isGenerated()
                && ORDINALS.contains(element(before))
                && Casts.isText(element(after));
    }

    /** Whether it is all of a primary key, or a part of a foreign key: no value of an enum identifies a row. */
    private boolean isKey(ColumnKind.Column column) {
        return wanted.all(ConstraintKind.Constraint.class).stream()
                .filter(key -> key.relation().equals(column.relation()))
                .anyMatch(key -> key.form().equals("f")
                                && key.columns().contains(column.id().name())
                        || key.form().equals("p")
                                && key.columns().equals(List.of(column.id().name())));
    }

    private static boolean isArray(ColumnKind.Column column) {
        return column.dataType().endsWith("[]");
    }

    private static String element(ColumnKind.Column column) {
        return column.dataType().replace("[]", "");
    }

    private static String sentence(ColumnKind.Column before, ColumnKind.Column after) {
        String name = after.name();
        String using = isArray(after)
                ? "array_replace(array_replace(" + name + "::" + after.dataType() + ", '0', 'FIRST'), '1', 'SECOND')"
                : "case " + name + " when 0 then 'FIRST' when 1 then 'SECOND' end";
        return "The numbers in " + after.table() + "." + name + " become text as their digits (" + before.dataType()
                + " to " + after.dataType() + "). Where they are ordinals of an enum that the application now stores by"
                + " name, as after @Enumerated(EnumType.STRING), it cannot read these: let the statement say the names,"
                + " as in alter table " + after.table() + " alter column " + name + " type " + after.dataType()
                + " using " + using + ".";
    }
}
