package io.github.migratemaven.trace;

import io.github.migratemaven.execution.script.TokenCursor;
import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.postgres.sql.SqlTokens;
import io.github.migratemaven.trace.state.Relation;
import io.github.migratemaven.trace.state.Relations;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables that a statement may touch, going by the names in it; every table where it names none. */
final class NamedTables {
    private NamedTables() {}

    /** In the order of their creation. */
    static Collection<Relation> in(SqlStatement statement, Relations there) {
        Set<String> names = SqlTokens.of(statement.text()).stream()
                .map(TokenCursor::unquoted)
                .collect(Collectors.toSet());
        Set<Relation> named = new LinkedHashSet<>();
        for (Relation relation : there.all()) {
            if (names.contains(relation.name())) {
                there.tableOf(relation).filter(Relation::isTable).ifPresent(named::add);
            }
        }
        return named.isEmpty() ? allTables(there) : named;
    }

    private static List<Relation> allTables(Relations there) {
        return there.all().stream().filter(Relation::isTable).toList();
    }
}
