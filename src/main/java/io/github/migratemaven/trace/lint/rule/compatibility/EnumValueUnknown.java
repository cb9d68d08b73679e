package io.github.migratemaven.trace.lint.rule.compatibility;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A value of an enum that old programs do not know. */
public final class EnumValueUnknown implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "enum-unknown-to-old-code",
                Severity.NOTE,
                "Let readers know a value before it is written",
                "Programs that map the enum, as @Enumerated does, throw when they read a value that they do not know.",
                Example.of("alter type mood add value 'calm' before 'sad'"),
                Example.of("create type weather as enum ('rain')"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.after().values("label").stream()
                .filter(label -> !scene.before().values("label").contains(label)
                        && scene.has("add", "value")
                        && scene.revision().before().values("label").stream()
                                .anyMatch(known -> known.oid() == label.oid()))
                .map(label -> Hit.of(
                        "programs in use do not know the value '" + label.name() + "' of " + label.value(),
                        "Deploy the readers before anything writes it."))
                .toList();
    }
}
