package io.github.migratemaven.trace.lint.rule.compatibility;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A value of an enum at the end of its order. */
public final class EnumOrder implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "enum-order",
                Severity.NOTE,
                "Say where a value of an enum belongs",
                "Enums sort in the order of their values, and ADD VALUE appends unless it says BEFORE or AFTER.",
                Example.of("alter type mood add value 'calm'"),
                Example.of("alter type mood add value 'calm' before 'glad'"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.has("add", "value") && !scene.has("before") && !scene.has("after")
                ? List.of(Hit.of("the value sorts after all others", "Say BEFORE or AFTER, unless that is meant."))
                : List.of();
    }
}
