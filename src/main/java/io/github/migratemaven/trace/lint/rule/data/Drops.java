package io.github.migratemaven.trace.lint.rule.data;

import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Relation;
import java.util.Comparator;
import java.util.stream.Stream;

/** What CASCADE takes with it, dropped by name: foreign keys of tables that stay, then what came last first. */
final class Drops {
    private Drops() {}

    /** @param last the statement without CASCADE */
    static String lines(Scene scene, String last) {
        String named = " " + String.join(" ", scene.tokens()).replace(" . ", ".") + " ";
        Stream<String> keys = scene.droppedConstraints().stream()
                .map(constraint ->
                        "alter table " + scene.name(constraint.relation()) + " drop constraint " + constraint.sql());
        Stream<String> relations = scene.droppedRelations().stream()
                .filter(relation -> !kind(relation).isEmpty() && !named.contains(" " + relation.sql() + " "))
                .sorted(Comparator.comparingLong(Relation::oid).reversed())
                .map(relation -> "drop " + kind(relation) + " " + relation.sql());
        return Rewrites.lines(Stream.of(keys, relations, Stream.of(last))
                .flatMap(each -> each)
                .toArray(String[]::new));
    }

    /** Of what nothing else drops: an index goes with its table, and so may a sequence. */
    private static String kind(Relation relation) {
        return switch (relation.kind()) {
            case 'r', 'p' -> "table";
            case 'v' -> "view";
            case 'm' -> "materialized view";
            case 'f' -> "foreign table";
            default -> "";
        };
    }
}
