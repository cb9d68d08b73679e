package io.github.migratemaven.trace.lint;

import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.RowCheck;
import io.github.migratemaven.trace.RelationTrace;
import io.github.migratemaven.trace.RevisionTrace;
import io.github.migratemaven.trace.StatementTrace;
import io.github.migratemaven.trace.state.Column;
import io.github.migratemaven.trace.state.Constraint;
import io.github.migratemaven.trace.state.Relation;
import io.github.migratemaven.trace.state.SchemaState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a rule sees of one direction of a revision. */
public final class RevisionScene {
    private final RevisionTrace trace;
    private final Optional<RevisionTrace> upgrade;
    private final int major;
    private final List<Scene> statements;
    private final Set<Long> takenBack;

    /**
     * @param trace what its statements did
     * @param upgrade what the other direction did before it; empty where this is the upgrade
     * @param major the major version of PostgreSQL that it was measured on
     */
    RevisionScene(RevisionTrace trace, Optional<RevisionTrace> upgrade, int major) {
        this.trace = trace;
        this.upgrade = upgrade;
        this.major = major;
        this.statements = trace.statements().stream()
                .map(statement -> new Scene(this, statement))
                .toList();
        this.takenBack = takenBack();
    }

    /** What the upgrade made and this downgrade drops, indexes included: whoever runs it wants to be without them. */
    private Set<Long> takenBack() {
        Set<Long> own = before().relations().all().stream()
                .filter(relation -> !relation.isIndex()
                        && !after().relations().contains(relation.oid())
                        && wasMadeByUpgrade(relation, Optional.empty()))
                .map(Relation::oid)
                .collect(Collectors.toSet());
        return before().relations().all().stream()
                .filter(relation -> own.contains(relation.table()))
                .map(Relation::oid)
                .collect(Collectors.toSet());
    }

    public RevisionTrace trace() {
        return trace;
    }

    /** The major version of PostgreSQL that it was measured on. */
    public int major() {
        return major;
    }

    /** Each statement, as rules see it. */
    public List<Scene> statements() {
        return statements;
    }

    public boolean isTransactional() {
        return trace.script().transactional();
    }

    public boolean isDowngrade() {
        return trace.direction() == Direction.DOWNGRADE;
    }

    /**
     * Whether it was there before the revision, and stays: what a revision has created itself, nobody else uses yet, and what
     * its downgrade drops again, nobody shall use any more.
     */
    public boolean existed(long relation) {
        return trace.before().relations().contains(relation) && !takenBack.contains(relation);
    }

    /** What the database held when the revision began. */
    public SchemaState before() {
        return trace.before();
    }

    /** What the database held when it was done. */
    public SchemaState after() {
        return statements.isEmpty()
                ? before()
                : statements.get(statements.size() - 1).after();
    }

    /** What a statement did to relations that were there before the revision, without toast. */
    public List<RelationTrace> touched(StatementTrace statement) {
        return trace.earlierRelations(statement).stream()
                .filter(touched -> !touched.relation().isToast()
                        && !takenBack.contains(touched.relation().oid()))
                .toList();
    }

    /**
     * Whether a downgrade only takes back what its own upgrade had made.
     *
     * @param relation of a table, or of a column's table
     * @param column its name; empty for the table itself
     */
    public boolean wasMadeByUpgrade(Relation relation, Optional<String> column) {
        return upgrade.map(up -> up.before().relations().all().stream()
                        .filter(earlier -> earlier.name().equals(relation.name())
                                && earlier.schema().equals(relation.schema()))
                        .noneMatch(earlier -> column.isEmpty()
                                || up.before().columnsOf(earlier.oid()).stream()
                                        .anyMatch(had -> had.name().equals(column.get()))))
                .orElse(false);
    }

    public boolean isOneStatement() {
        return trace.statements().size() == 1;
    }

    /** Whether it looks at the rows before it changes anything. */
    public boolean hasRowChecks() {
        return trace.script().language() == Language.SQL
                && !RowCheck.in(trace.script()).isEmpty();
    }

    /** How SQL names a relation that is there at the end. */
    public String name(long relation) {
        return after().relations().of(relation).map(Relation::sql).orElse("?");
    }

    /** The names of columns as SQL lists them. */
    public String columns(long relation, List<Integer> numbers) {
        return numbers.stream()
                .map(number -> after().column(relation, number).map(Column::sql).orElse("?"))
                .collect(Collectors.joining(", "));
    }

    /** The line of the statement that added a constraint; 0 where it cannot be told. */
    public int lineOf(Constraint added) {
        return trace.statements().stream()
                .filter(statement -> statement.before().constraint(added.oid()).isEmpty()
                        && statement.after().constraint(added.oid()).isPresent())
                .findFirst()
                .map(statement -> statement.statement().line())
                .orElse(0);
    }
}
