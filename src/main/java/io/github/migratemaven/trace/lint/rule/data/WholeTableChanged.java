package io.github.migratemaven.trace.lint.rule.data;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A change of rows without a condition. */
public final class WholeTableChanged implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "delete-no-where",
                Severity.WARNING,
                "Say which rows are changed",
                "UPDATE and DELETE without WHERE change every row, and so does TRUNCATE.",
                Example.of("delete from orders"),
                Example.of("delete from orders where id = 1"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        boolean all = scene.startsWith("truncate")
                || ((scene.startsWith("delete") || scene.startsWith("update")) && !scene.has("where"));
        return all
                        && scene.touched().stream()
                                .anyMatch(touched -> touched.relation().isTable())
                ? List.of(Hit.of(
                        "it changes every row",
                        "Say which rows, or why all of them: -- migrate:allow delete-no-where: REASON."))
                : List.of();
    }
}
