package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A statement that is content with whatever bears the name. */
public final class IfNotExists implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "if-not-exists-shape",
                Severity.WARNING,
                "Do not create IF NOT EXISTS",
                "A table or a column of the same name and another shape is silently kept, and later statements meet what nobody has looked at.",
                Example.of("create table if not exists visits (id int)"),
                Example.of("create table visits (id int)"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        boolean tableOrColumn = scene.has("table", "if", "not", "exists") || scene.has("column", "if", "not", "exists");
        return (scene.startsWith("create") || scene.startsWith("alter", "table")) && tableOrColumn
                ? List.of(Hit.of(
                                "whatever bears that name already is taken for it",
                                "Leave IF NOT EXISTS out; the history knows what is there.")
                        .rewrite(scene.sql().replaceFirst("(?i)\\s+if\\s+not\\s+exists", "") + ";"))
                : List.of();
    }
}
