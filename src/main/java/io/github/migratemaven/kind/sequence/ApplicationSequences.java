package io.github.migratemaven.kind.sequence;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.constraint.ConstraintKind;
import io.github.migratemaven.kind.relation.ColumnKind;
import io.github.migratemaven.kind.relation.DefaultKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sequences from which an application takes the keys of rows by itself: no column owns them and no default names them. The name of
 * most says whose keys; where a person has chosen it, only what else changes does.
 *
 * @param from as things are
 * @param to as they shall be
 */
public record ApplicationSequences(Catalog from, Catalog to) {
    private static final int NAMED_AT_MOST = 5;

    /** What a new one numbers: the keys that its name tells; else, where no other is in question, those that lose their source. */
    UsedNumbers numbered(SequenceKind.Sequence sequence) {
        Set<ObjectId> named = NumberedByName.columns(sequence, from, to);
        return numbering(sequence, named.isEmpty() && isOnlyHeir(sequence) ? bereaved() : named);
    }

    private UsedNumbers numbering(SequenceKind.Sequence sequence, Set<ObjectId> columns) {
        return UsedNumbers.ofApplication(sequence, columns, from, to);
    }

    /** A sentence for each new one whose name does not tell which rows it numbers, although there may be such. */
    public List<String> sentences() {
        return heirs().stream().flatMap(sequence -> sentence(sequence).stream()).toList();
    }

    /** Keys that lose their number source, where no new sequence can be it. */
    public List<ColumnKind.Column> unnumbered() {
        return heirs().isEmpty()
                ? bereaved().stream()
                        .flatMap(column -> to.find(column, ColumnKind.Column.class).stream())
                        .toList()
                : List.of();
    }

    private Optional<String> sentence(SequenceKind.Sequence sequence) {
        UsedNumbers numbered = numbered(sequence);
        if (!numbered.columns().isEmpty()) {
            return Optional.of("The new sequence " + sequence.reference() + " goes on after the rows of "
                    + tables(numbered) + ", which nothing else numbers from now on.");
        }
        boolean others = nameless(to).stream().anyMatch(other -> from.contains(other.id()));
        Set<ObjectId> candidates = bereaved().isEmpty() && !others ? orphans() : bereaved();
        UsedNumbers perhaps = numbering(sequence, candidates);
        return perhaps.skip()
                .map(Statement::sql)
                .map(skip -> "The new sequence " + sequence.reference() + " begins at " + sequence.start()
                        + ". Where an application takes the keys of rows from it that are there, which may be those of "
                        + tables(perhaps) + ", it must go on after them: write, after its create sequence, " + skip
                        + ";");
    }

    private static String tables(UsedNumbers numbered) {
        List<ColumnKind.Column> columns = numbered.columns();
        String first = columns.stream()
                .limit(NAMED_AT_MOST)
                .map(ColumnKind.Column::table)
                .collect(Collectors.joining(", "));
        return columns.size() > NAMED_AT_MOST ? first + " and " + (columns.size() - NAMED_AT_MOST) + " more" : first;
    }

    private boolean isOnlyHeir(SequenceKind.Sequence sequence) {
        return heirs().equals(List.of(sequence));
    }

    /** The new ones that have no table's name. */
    private List<SequenceKind.Sequence> heirs() {
        return nameless(to).stream()
                .filter(sequence -> !from.contains(sequence.id()))
                .toList();
    }

    private static List<SequenceKind.Sequence> nameless(Catalog catalog) {
        return free(catalog).stream()
                .filter(sequence -> !NumberedByName.isNamed(sequence.id(), catalog))
                .toList();
    }

    private static List<SequenceKind.Sequence> free(Catalog catalog) {
        Set<ObjectId> taken = catalog.all(DefaultKind.Default.class).stream()
                .flatMap(value -> catalog.requiredBy(value.id()).stream())
                .collect(Collectors.toSet());
        return catalog.all(SequenceKind.Sequence.class).stream()
                .filter(sequence -> !taken.contains(sequence.id())
                        && NumberSource.columnOf(sequence.id(), catalog).isEmpty())
                .toList();
    }

    /** Keys that have no number source from now on, not even one by its name, nor take their numbers from other rows. */
    private Set<ObjectId> orphans() {
        List<SequenceKind.Sequence> sequences = free(to);
        return NumberedByName.unnumbered(from, to)
                .filter(key -> !isReference(key)
                        && sequences.stream().noneMatch(sequence -> NumberedByName.isNamed(sequence.id(), key)))
                .map(NumberedByName::column)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean isReference(ConstraintKind.Constraint key) {
        return to.all(ConstraintKind.Constraint.class).stream()
                .anyMatch(reference -> reference.form().equals("f")
                        && reference.relation().equals(key.relation())
                        && reference.columns().equals(key.columns()));
    }

    /** Those of them that something numbered so far. */
    private Set<ObjectId> bereaved() {
        List<SequenceKind.Sequence> gone = free(from).stream()
                .filter(sequence -> !to.contains(sequence.id()))
                .toList();
        boolean anyKey = gone.stream().anyMatch(sequence -> !NumberedByName.isNamed(sequence.id(), from));
        Set<ObjectId> named = NumberedByName.keys(from)
                .filter(key -> gone.stream().anyMatch(sequence -> NumberedByName.isNamed(sequence.id(), key)))
                .map(NumberedByName::column)
                .collect(Collectors.toSet());
        return orphans().stream()
                .filter(column -> anyKey || NumberedByName.isNumbered(column, from) || named.contains(column))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
