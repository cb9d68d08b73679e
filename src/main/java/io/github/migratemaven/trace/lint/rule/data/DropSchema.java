package io.github.migratemaven.trace.lint.rule.data;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A schema whose content is lost. */
public final class DropSchema implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "drop-schema",
                Severity.WARNING,
                "Drop what is in a schema before the schema",
                "DROP SCHEMA CASCADE takes everything with it that is in the schema by then, on every server.",
                Example.of("drop schema sales cascade")
                        .given("create schema sales; create table sales.bills (id int);"),
                Example.of("drop schema sales").given("create schema sales;"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.startsWith("drop", "schema") && scene.has("cascade")
                ? scene.before().values("schema").stream()
                        .filter(schema ->
                                scene.after().values("schema").stream().noneMatch(left -> left.oid() == schema.oid()))
                        .filter(schema ->
                                scene.revision().before().values("schema").contains(schema))
                        .map(schema -> Hit.of(
                                        "schema " + schema.name() + " is dropped with "
                                                + scene.droppedRelations().size() + " relations in it",
                                        "Drop each object by its name, and the schema without CASCADE.")
                                .rewrite(Drops.lines(scene, "drop schema " + schema.name())))
                        .toList()
                : List.of();
    }
}
