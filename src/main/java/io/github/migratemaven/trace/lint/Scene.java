package io.github.migratemaven.trace.lint;

import io.github.migratemaven.execution.script.StatementNature;
import io.github.migratemaven.postgres.sql.SqlTokens;
import io.github.migratemaven.trace.RelationTrace;
import io.github.migratemaven.trace.StatementTrace;
import io.github.migratemaven.trace.state.Column;
import io.github.migratemaven.trace.state.Constraint;
import io.github.migratemaven.trace.state.Index;
import io.github.migratemaven.trace.state.Relation;
import io.github.migratemaven.trace.state.SchemaState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a rule sees of one statement: its words, what it was seen to do, and what the database held before and after. */
public final class Scene {
    private final RevisionScene revision;
    private final StatementTrace statement;
    private final List<String> tokens;

    Scene(RevisionScene revision, StatementTrace statement) {
        this.revision = revision;
        this.statement = statement;
        this.tokens = SqlTokens.of(statement.statement().text());
    }

    public RevisionScene revision() {
        return revision;
    }

    public StatementTrace statement() {
        return statement;
    }

    public StatementNature nature() {
        return StatementNature.of(statement.statement());
    }

    public String sql() {
        return statement.statement().text();
    }

    /** Its words in lower case; names in quotes as they stand. */
    public List<String> tokens() {
        return tokens;
    }

    public boolean startsWith(String... words) {
        return tokens.size() >= words.length && tokens.subList(0, words.length).equals(List.of(words));
    }

    /** Whether these words follow one another anywhere in it. */
    public boolean has(String... words) {
        return Collections.indexOfSubList(tokens, List.of(words)) >= 0;
    }

    public SchemaState before() {
        return statement.before();
    }

    public SchemaState after() {
        return statement.after();
    }

    /** What it did to relations that were there before the revision. */
    public List<RelationTrace> touched() {
        return revision.touched(statement);
    }

    /** What it did to one of them. */
    public Optional<RelationTrace> touched(long relation) {
        return touched().stream()
                .filter(trace -> trace.relation().oid() == relation)
                .findFirst();
    }

    public boolean blocksReads(long relation) {
        return touched(relation).filter(RelationTrace::blocksReads).isPresent();
    }

    public boolean blocksWrites(long relation) {
        return touched(relation).filter(RelationTrace::blocksWrites).isPresent();
    }

    public boolean rewrites(long relation) {
        return touched(relation).filter(RelationTrace::rewritten).isPresent();
    }

    public boolean scans(long relation) {
        return touched(relation).filter(RelationTrace::scanned).isPresent();
    }

    /** Columns that are new in tables that were there before the revision. */
    public List<Column> addedColumns() {
        return after().columns().stream()
                .filter(column -> revision.existed(column.relation())
                        && before().column(column.relation(), column.number()).isEmpty())
                .toList();
    }

    /** Columns that are gone from tables that were there before the revision, and still are. */
    public List<Column> droppedColumns() {
        return revision.before().columns().stream()
                .filter(column -> before().column(column.relation(), column.number())
                                .isPresent()
                        && after().relations().contains(column.relation())
                        && after().column(column.relation(), column.number()).isEmpty())
                .toList();
    }

    /** Columns about which something is another than before, of tables and columns that were there before the revision. */
    public List<ColumnChange> changedColumns() {
        List<ColumnChange> changes = new ArrayList<>();
        for (Column earlier : before().columns()) {
            if (revision.before().column(earlier.relation(), earlier.number()).isPresent()) {
                after().column(earlier.relation(), earlier.number())
                        .filter(now -> !now.equals(earlier))
                        .ifPresent(now -> changes.add(new ColumnChange(earlier, now)));
            }
        }
        return changes;
    }

    /** Constraints that are new on tables that were there before the revision; not their copies on partitions. */
    public List<Constraint> addedConstraints() {
        return after().constraints().stream()
                .filter(constraint -> constraint.relation() != 0
                        && constraint.parent() == 0
                        && revision.existed(constraint.relation())
                        && before().constraint(constraint.oid()).isEmpty()
                        && !isAmong(before(), constraint))
                .toList();
    }

    /** A change of a column's type makes its constraints anew, under other numbers; they are the same ones all the same. */
    private static boolean isAmong(SchemaState state, Constraint constraint) {
        return state.constraints().stream()
                .anyMatch(other -> other.relation() == constraint.relation()
                        && other.name().equals(constraint.name())
                        && other.definition().equals(constraint.definition()));
    }

    /** Constraints that are gone from tables that were there before the revision, and still are. */
    public List<Constraint> droppedConstraints() {
        return revision.before().constraints().stream()
                .filter(constraint -> before().constraint(constraint.oid()).isPresent()
                        && after().relations().contains(constraint.relation())
                        && after().constraint(constraint.oid()).isEmpty()
                        && !isAmong(after(), constraint))
                .toList();
    }

    /** Indexes that are new on tables that were there before the revision, and belong to no constraint. */
    public List<Index> addedIndexes() {
        return after().indexes().stream()
                .filter(index -> revision.existed(index.table())
                        && before().index(index.oid()).isEmpty()
                        && after().constraints().stream().noneMatch(constraint -> constraint.index() == index.oid()))
                .toList();
    }

    /** Relations that are gone and were there before the revision. */
    public List<Relation> droppedRelations() {
        return before().relations().all().stream()
                .filter(relation -> !relation.isToast()
                        && revision.before().relations().contains(relation.oid())
                        && !after().relations().contains(relation.oid()))
                .toList();
    }

    public List<Relation> addedRelations() {
        return after().relations().all().stream()
                .filter(relation -> !relation.isToast() && !before().relations().contains(relation.oid()))
                .toList();
    }

    public Optional<Relation> relation(long oid) {
        return after().relations().of(oid).or(() -> before().relations().of(oid));
    }

    /** As SQL names it. */
    public String name(long oid) {
        return relation(oid).map(Relation::sql).orElse("?");
    }

    /** The names of columns as SQL lists them. */
    public String columns(long relation, List<Integer> numbers) {
        return numbers.stream()
                .map(number -> after().column(relation, number)
                        .or(() -> before().column(relation, number))
                        .map(Column::sql)
                        .orElse("?"))
                .collect(Collectors.joining(", "));
    }

    /** {@code blocks reads and writes}, by the lock that it was seen to take there. */
    public String blocks(long relation) {
        return touched(relation)
                .flatMap(RelationTrace::lock)
                .map(lock -> "blocks " + lock.blocks())
                .orElse("changes");
    }

    public int major() {
        return revision.major();
    }
}
