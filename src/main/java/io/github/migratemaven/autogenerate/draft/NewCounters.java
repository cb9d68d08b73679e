package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.kind.sequence.ApplicationSequences;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows that count for an application, as those of JPA's table generators, and come in the place of what the database counted. */
public final class NewCounters {
    private static final Set<String> NUMBERS = Set.of("integer", "bigint", "numeric");

    private final Catalog wanted;
    private final List<ColumnKind.Column> keys;

    private NewCounters(Catalog wanted, List<ColumnKind.Column> keys) {
        this.wanted = wanted;
        this.keys = keys;
    }

    /** A sentence for each, where keys are there that nothing else numbers any more. */
    static List<String> among(SeedRows seeds, Catalog present, Catalog wanted) {
        List<ColumnKind.Column> keys = new ApplicationSequences(present, wanted).unnumbered();
        return keys.isEmpty()
                ? List.of()
                : seeds.rows().stream()
                        .flatMap(row -> new NewCounters(wanted, keys).sentence(row).stream())
                        .toList();
    }

    private Optional<String> sentence(SeedRows.SeedRow row) {
        SeedRows.SeedTable table = row.table();
        if (table.keys().size() != 1 || table.columns().size() != 2) {
            return Optional.empty();
        }
        int count = 1 - table.columns().indexOf(table.keys().get(0));
        String counter = table.columns().get(count);
        return isNumber(table, counter)
                ? Optional.of("The new row of " + table.quoted() + " where " + row.condition() + " counts from "
                        + row.literals().get(count).replace("'", "")
                        + ". Where an application takes the keys of rows from it that are there, which may be those of "
                        + keys.stream().map(ColumnKind.Column::table).collect(Collectors.joining(", "))
                        + ", it must go on after them: write, after its insert, update " + table.quoted() + " set "
                        + counter + " = greatest(" + counter + ", "
                        + keys.stream()
                                .map(key -> "(select max(" + key.name() + ") from " + key.table() + ")")
                                .collect(Collectors.joining(", "))
                        + ") where " + row.condition() + ";")
                : Optional.empty();
    }

    private boolean isNumber(SeedRows.SeedTable table, String counter) {
        return wanted.all(ColumnKind.Column.class).stream()
                .anyMatch(column -> column.relation().equals(table.id())
                        && column.name().equals(counter)
                        && NUMBERS.contains(column.dataType().replaceFirst("\\(.*", "")));
    }
}
