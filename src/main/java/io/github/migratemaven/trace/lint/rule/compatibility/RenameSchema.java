package io.github.migratemaven.trace.lint.rule.compatibility;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A schema that old programs know by another name. */
public final class RenameSchema implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "rename-schema",
                Severity.WARNING,
                "Keep the name of a schema",
                "Programs that are still running name the old schema, and fail at once.",
                Example.of("alter schema sales rename to shop").given("create schema sales;"),
                Example.of("create schema shop").given("create schema sales;"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.before().values("schema").stream()
                .filter(schema -> scene.after().values("schema").stream()
                        .anyMatch(
                                now -> now.oid() == schema.oid() && !now.name().equals(schema.name())))
                .map(schema -> Hit.of(
                        "schema " + schema.name() + " gets another name",
                        "Create the new schema beside it, with views of the old tables, until no program names it."))
                .toList();
    }
}
