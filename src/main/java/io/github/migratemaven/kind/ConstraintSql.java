package io.github.migratemaven.kind;

import io.github.migratemaven.catalog.Statement;
import java.util.ArrayList;
import java.util.List;

/** How a constraint is written. */
final class ConstraintSql {
    private ConstraintSql() {}

    /** The definition with what {@code pg_get_constraintdef} leaves out. */
    static String definition(ConstraintKind.Constraint constraint) {
        String definition = constraint.definition();
        String index = Sql.with(constraint.options())
                + (constraint.tablespace().isEmpty() ? "" : " using index tablespace " + constraint.tablespace());
        int end = indexClauseAt(definition);
        return index.isEmpty() ? definition : definition.substring(0, end) + index + definition.substring(end);
    }

    /** Before WHERE and DEFERRABLE. */
    private static int indexClauseAt(String definition) {
        int end = definition.length();
        for (String later : List.of(" WHERE (", " DEFERRABLE")) {
            int at = definition.lastIndexOf(later);
            if (at >= 0 && at < end) {
                end = at;
            }
        }
        return end;
    }

    /** What is said of the index behind it, once that is there. */
    static List<Statement> settings(ConstraintKind.Constraint constraint) {
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
