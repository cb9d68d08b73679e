package io.github.migratemaven.kind.sequence;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.kind.constraint.ConstraintKind;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.kind.relation.DefaultKind;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys that an application takes from a sequence by itself, as JPA providers do: no column owns it and no default names it;
 * only its name says which table's rows it numbers.
 */
final class NumberedByName {
    /** From which Hibernate up to 5, and EclipseLink, number the rows of every table. */
    private static final Set<String> OF_EVERY_TABLE = Set.of("hibernate_sequence", "seq_gen_sequence");

    /** What a sequence's name has beside the table's. */
    private static final Set<String> AFFIXES = Set.of("seq", "sequence", "sq", "id", "gen", "generator");

    private final String sequence;
    private final String schema;
    private final String stem;

    private NumberedByName(ObjectId sequence) {
        this.sequence = sequence.name().toLowerCase(Locale.ROOT);
        this.schema = sequence.path().get(0);
        this.stem = Arrays.stream(this.sequence.split("_"))
                .filter(word -> !AFFIXES.contains(word))
                .collect(Collectors.joining("_"));
    }

    /**
     * Keys of one column, of tables that are there before and after, that nothing in the database numbers. A provider may have
     * the sequence of a table in another schema in the default one.
     */
    static Set<ObjectId> columns(SequenceKind.Sequence sequence, Catalog from, Catalog to) {
        NumberedByName name = new NumberedByName(sequence.id());
        Set<ObjectId> all = unnumbered(from, to)
                .filter(name::isOf)
                .map(NumberedByName::column)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<ObjectId> near = all.stream()
                .filter(column -> column.path().get(0).equals(name.schema))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return near.isEmpty() || OF_EVERY_TABLE.contains(name.sequence) ? all : near;
    }

    /** Keys of one integer column, of tables that are there before and after, that nothing in the database numbers from now on. */
    static Stream<ConstraintKind.Constraint> unnumbered(Catalog from, Catalog to) {
        return keys(to).filter(key -> {
            ObjectId column = column(key);
            return from.contains(key.relation()) && isInteger(column, from) && !isNumbered(column, to);
        });
    }

    /** Whether a sequence's name is that of a key in a catalog. */
    static boolean isNamed(ObjectId sequence, Catalog catalog) {
        NumberedByName name = new NumberedByName(sequence);
        return keys(catalog).anyMatch(name::isOf);
    }

    /** Whether a sequence's name is that of a key. */
    static boolean isNamed(ObjectId sequence, ConstraintKind.Constraint key) {
        return new NumberedByName(sequence).isOf(key);
    }

    static Stream<ConstraintKind.Constraint> keys(Catalog catalog) {
        return catalog.all(ConstraintKind.Constraint.class).stream()
                .filter(key -> key.form().equals("p") && key.columns().size() == 1 && isInteger(column(key), catalog));
    }

    private boolean isOf(ConstraintKind.Constraint key) {
        String table = key.relation().name().toLowerCase(Locale.ROOT);
        String both = table + "_" + key.columns().get(0).toLowerCase(Locale.ROOT);
        return OF_EVERY_TABLE.contains(sequence)
                || sequence.equals(table + "_seq")
                || sequence.equals(both + "_seq")
                || isPlural(stem, table)
                || isPlural(table, stem);
    }

    /** Whether the second is the first, or several of it. */
    private static boolean isPlural(String one, String several) {
        return !one.isEmpty()
                && several.startsWith(one)
                && Set.of("", "s", "es").contains(several.substring(one.length()));
    }

    static ObjectId column(ConstraintKind.Constraint key) {
        return new ObjectId(
                ColumnKind.NAME,
                Stream.concat(key.relation().path().stream(), key.columns().stream())
                        .toList());
    }

    private static boolean isInteger(ObjectId column, Catalog catalog) {
        return catalog.find(column, ColumnKind.Column.class)
                .filter(found ->
                        List.of("smallint", "integer", "bigint").contains(found.dataType()) && !found.isGenerated())
                .isPresent();
    }

    static boolean isNumbered(ObjectId column, Catalog catalog) {
        return catalog.contains(IdentityKind.idOf(column)) || catalog.contains(DefaultKind.idOf(column));
    }
}
