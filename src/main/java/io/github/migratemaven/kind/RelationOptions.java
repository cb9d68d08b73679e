package io.github.migratemaven.kind;

import io.github.migratemaven.catalog.Statement;
import java.util.ArrayList;
import java.util.List;

/** {@code SET} and {@code RESET} of the options of a relation. */
final class RelationOptions {
    private RelationOptions() {}

    /** @param relation the relation with its keyword, such as {@code view v} */
    static List<Statement> changes(String relation, List<String> from, List<String> to) {
        List<Statement> statements = new ArrayList<>();
        List<String> unset = Sql.unset(from, to);
        if (!unset.isEmpty()) {
            statements.add(Statement.of("alter " + relation + " reset (" + Sql.names(unset) + ")"));
        }
        List<String> set = Sql.set(from, to);
        if (!set.isEmpty()) {
            statements.add(Statement.of("alter " + relation + " set (" + String.join(", ", set) + ")"));
        }
        return statements;
    }
}
