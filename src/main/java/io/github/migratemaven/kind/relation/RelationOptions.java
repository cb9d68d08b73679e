package io.github.migratemaven.kind.relation;

import io.github.migratemaven.catalog.Statement;
import io.github.migratemaven.kind.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code SET} and {@code RESET} of the options of a relation. */
public final class RelationOptions {
    private RelationOptions() {}

    /** @param relation the relation with its keyword, such as {@code view v} */
    public static List<Statement> changes(String relation, List<String> from, List<String> to) {
        return actions(from, to, "").stream()
                .map(action -> Statement.of("alter " + relation + " " + action))
                .toList();
    }

    /** @param prefix of each option's name, such as {@code toast.} */
    static List<String> actions(List<String> from, List<String> to, String prefix) {
        List<String> actions = new ArrayList<>();
        List<String> unset = Sql.unset(from, to);
        if (!unset.isEmpty()) {
            actions.add("reset ("
                    + unset.stream()
                            .map(option -> prefix + Sql.optionName(option))
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        List<String> set = Sql.set(from, to);
        if (!set.isEmpty()) {
            actions.add("set (" + set.stream().map(option -> prefix + option).collect(Collectors.joining(", ")) + ")");
        }
        return actions;
    }
}
