package io.github.migratemaven.trace.lint.rule.column;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A column of type json. */
public final class JsonColumn implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "json-column",
                Severity.WARNING,
                "Take jsonb instead of json",
                "json has no equality, so that DISTINCT, UNION and GROUP BY over the row fail.",
                Example.of("alter table orders add column details json"),
                Example.of("alter table orders add column details jsonb"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.after().columns().stream()
                .filter(column -> column.type().equals("json")
                        && scene.before()
                                .column(column.relation(), column.number())
                                .filter(earlier -> earlier.type().equals("json"))
                                .isEmpty())
                .map(column -> Hit.of(
                                scene.name(column.relation()) + "." + column.sql() + " is json",
                                "Take jsonb, unless the text must come back exactly as it was.")
                        .rewrite(scene.sql().replaceAll("(?i)\\bjson\\b", "jsonb") + ";"))
                .toList();
    }
}
