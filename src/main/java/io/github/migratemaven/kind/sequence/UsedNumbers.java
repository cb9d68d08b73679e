package io.github.migratemaven.kind.sequence;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.kind.relation.DefaultKind;
import io.github.migratemaven.kind.relation.TableConversion;
import io.github.migratemaven.postgres.sql.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Where a sequence goes on once it counts otherwise. It is computed where the statement runs, from the sequence itself
 * and from the numbers that rows have there, since the schema tells neither.
 *
 * @param sequence as SQL names it
 * @param options those that it has from now on
 * @param columns the integer columns that it numbers
 */
public record UsedNumbers(String sequence, SequenceOptions options, List<ColumnKind.Column> columns) {
    private static final Map<String, Long> GREATEST =
            Map.of("smallint", (long) Short.MAX_VALUE, "integer", (long) Integer.MAX_VALUE, "bigint", Long.MAX_VALUE);

    /** An identity numbers its own column. */
    public static UsedNumbers of(IdentityKind.Identity identity, Catalog from, Catalog to) {
        return new UsedNumbers(
                identity.sequenceReference(), identity.options(), standing(Set.of(identity.column()), from, to));
    }

    /** A sequence numbers the column that owns it and those that take their default from it. */
    public static UsedNumbers of(SequenceKind.Sequence sequence, Catalog from, Catalog to) {
        Set<ObjectId> numbered = new LinkedHashSet<>();
        for (Catalog catalog : List.of(from, to)) {
            NumberSource.columnOf(sequence.id(), catalog).ifPresent(numbered::add);
            catalog.all(DefaultKind.Default.class).stream()
                    .filter(value -> catalog.requiredBy(value.id()).contains(sequence.id()))
                    .forEach(value -> numbered.add(value.column()));
        }
        return new UsedNumbers(sequence.reference(), SequenceOptions.of(sequence), standing(numbered, from, to));
    }

    /** A sequence that an application takes numbers from by itself numbers these keys. */
    static UsedNumbers ofApplication(SequenceKind.Sequence sequence, Set<ObjectId> columns, Catalog from, Catalog to) {
        return new UsedNumbers(sequence.reference(), SequenceOptions.of(sequence), standing(columns, from, to));
    }

    /** Of a table that got its rows from the one whose place it takes. */
    public static UsedNumbers inMovedRows(String sequence, SequenceOptions options, ObjectId column, Catalog after) {
        return new UsedNumbers(
                sequence,
                options,
                after
                        .find(column, ColumnKind.Column.class)
                        .filter(found -> GREATEST.containsKey(found.dataType()))
                        .stream()
                        .toList());
    }

    /** Those that are there before and after, and keep their name in between. */
    private static List<ColumnKind.Column> standing(Set<ObjectId> ids, Catalog from, Catalog to) {
        return ids.stream()
                .filter(from::contains)
                .flatMap(id -> to.find(id, ColumnKind.Column.class).stream())
                .filter(column -> GREATEST.containsKey(column.dataType())
                        && !column.inPartition().value()
                        && !column.isForeign()
                        && !TableConversion.isDividedAnew(column.relation(), from, to))
                .toList();
    }

    /** Skips what rows have already; empty where no row can have any. */
    public Optional<Statement> skip() {
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(Statement.of("select pg_catalog.setval(" + Quoting.literal(sequence) + ", used) from "
                        + sequence + ", " + last() + " as rows (used) where used " + (ascends() ? ">=" : "<=")
                        + " last_value"));
    }

    /**
     * Leads the sequence from its options so far to these. PostgreSQL wants it within its bounds all the time, so where
     * it may have to move, it gets the room of both first; that ALTER also makes the setval a part of the transaction,
     * which by itself it is not.
     *
     * @param alter writes the statement between two sets of options; empty where nothing differs
     */
    List<Statement> leadFrom(
            SequenceOptions before, BiFunction<SequenceOptions, SequenceOptions, Optional<Statement>> alter) {
        if (!before.mustMove(options)) {
            return alter.apply(before, options).stream().toList();
        }
        SequenceOptions between = before.spanning(options);
        List<Statement> statements = new ArrayList<>();
        statements.add(alter.apply(before, between)
                .orElseGet(() -> Statement.of("alter sequence " + sequence + " maxvalue " + between.maximum())));
        statements.add(goOn(before));
        alter.apply(between, options).ifPresent(statements::add);
        return statements;
    }

    /**
     * The sequence goes on where it stands while that is within its bounds; else after the last number in them that a
     * row has; else it has not begun, or has reached its end. One that was never used starts where it now shall.
     */
    private Statement goOn(SequenceOptions before) {
        boolean turns = before.ascends() != ascends();
        boolean outgrown = turns || !before.isWithin(options);
        List<String> reasons = new ArrayList<>();
        if (outgrown) {
            reasons.add("last_value not between " + options.minimum() + " and " + options.maximum());
        }
        if (before.start() != options.start()) {
            reasons.add("not is_called and last_value = " + before.start());
        }
        String where = " where " + String.join(" or ", reasons);
        String set = "select pg_catalog.setval(" + Quoting.literal(sequence) + ", ";
        if (!columns.isEmpty()) {
            return Statement.of(set + "coalesce(used, " + options.start() + "), used is not null) from " + sequence
                    + ", " + last() + " as rows (used)" + (turns ? "" : where));
        }
        String end = "last_value " + (ascends() ? "> " + options.maximum() : "< " + options.minimum());
        return Statement.of(
                turns || !outgrown
                        ? set + options.start() + ", false) from " + sequence + where
                        : set + "case when " + end + " then " + (ascends() ? options.maximum() : options.minimum())
                                + " else " + options.start() + " end, " + end + ") from " + sequence + where);
    }

    private boolean ascends() {
        return options.ascends();
    }

    /** The last number that a row has, as a subquery. */
    private String last() {
        String function = ascends() ? "max" : "min";
        if (columns.size() == 1) {
            ColumnKind.Column column = columns.get(0);
            return "(select " + function + "(" + column.name() + ") from " + column.table()
                    + bounds(column.name(), column.dataType()) + ")";
        }
        String all = columns.stream()
                .map(column -> "select " + column.name() + " from " + column.table())
                .collect(Collectors.joining(" union all "));
        return "(select " + function + "(n) from (" + all + ") as numbers (n)" + bounds("n", "bigint") + ")";
    }

    private String bounds(String number, String type) {
        long greatest = GREATEST.getOrDefault(type, Long.MAX_VALUE);
        List<String> bounds = new ArrayList<>();
        if (options.minimum() > -greatest - 1) {
            bounds.add(number + " >= " + options.minimum());
        }
        if (options.maximum() < greatest) {
            bounds.add(number + " <= " + options.maximum());
        }
        return bounds.isEmpty() ? "" : " where " + String.join(" and ", bounds);
    }
}
