package io.github.migratemaven.trace.lint.rule.security;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;
import java.util.regex.Pattern;

/** A placeholder that nothing fills. */
public final class RawPlaceholder implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "raw-placeholder",
                Severity.ERROR,
                "Write revisions without raw placeholders",
                "Nothing replaces it, so that it reaches the server as it stands; and text that is put into SQL is how injections happen.",
                Example.of("insert into customers values (1, '${name}')"),
                Example.of("insert into customers values (1, 'name')"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return PLACEHOLDER.matcher(scene.sql()).find()
                ? List.of(Hit.of(
                        "a placeholder stands in the statement, which nothing replaces",
                        "Write the value, or declare a parameter: -- migrate:parameter NAME TYPE, used as :{NAME}."))
                : List.of();
    }

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[A-Za-z_][\\w.]*}");
}
