package io.github.migratemaven.kind.constraint;

import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/** How a constraint is written. */
public final class ConstraintSql {
    private ConstraintSql() {}

    /** The definition with what {@code pg_get_constraintdef} leaves out. */
    public static String definition(ConstraintKind.Constraint constraint) {
        String definition = constraint.definition();
        String index = (constraint.isExclusion() ? "" : Sql.with(constraint.options()))
                + (constraint.tablespace().isEmpty() ? "" : " using index tablespace " + constraint.tablespace());
        int end = indexClauseAt(constraint);
        return index.isEmpty() ? definition : definition.substring(0, end) + index + definition.substring(end);
    }

    /** Before WHERE and DEFERRABLE; neither is looked for inside names and texts. */
    private static int indexClauseAt(ConstraintKind.Constraint constraint) {
        String definition = constraint.definition();
        String where = " WHERE (" + constraint.predicate().value() + ")";
        int end = definition.length();
        for (String last : List.of(" INITIALLY DEFERRED", " DEFERRABLE", where)) {
            if (definition.startsWith(last, end - last.length())) {
                end -= last.length();
            }
        }
        return end;
    }

    /** What is said of the index behind it, once that is there. */
    public static List<Statement> settings(ConstraintKind.Constraint constraint) {
        String table = "alter table " + constraint.table();
        List<Statement> statements = new ArrayList<>();
        if (constraint.clustered()) {
            statements.add(Statement.of(table + " cluster on " + constraint.name()));
        }
        if (constraint.replicaIdentity()) {
            statements.add(Statement.of(table + " replica identity using index " + constraint.name()));
        }
        return statements;
    }
}
