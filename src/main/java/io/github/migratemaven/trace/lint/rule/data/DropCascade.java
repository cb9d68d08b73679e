package io.github.migratemaven.trace.lint.rule.data;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Relation;
import java.util.List;
import java.util.stream.Collectors;

/** A drop that takes others with it. */
public final class DropCascade implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "drop-cascade",
                Severity.WARNING,
                "Name each object that is dropped",
                "CASCADE drops whatever depends by then on what is dropped, and TRUNCATE CASCADE empties the tables that refer to it.",
                Example.of("drop table customers cascade").given("create view names as select name from customers;"),
                Example.of("drop view names; drop table customers")
                        .given("create view names as select name from customers;"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.has("cascade")
                        && !scene.startsWith("create")
                        && (scene.has("drop") || scene.startsWith("truncate"))
                        && !scene.droppedRelations().isEmpty()
                ? List.of(Hit.of(
                                "CASCADE takes with it: "
                                        + scene.droppedRelations().stream()
                                                .map(Relation::sql)
                                                .collect(Collectors.joining(", ")),
                                "Drop each by its name, and leave CASCADE out.")
                        .rewrite(Drops.lines(scene, scene.sql().replaceFirst("(?i)\\s+cascade", ""))))
                : List.of();
    }
}
