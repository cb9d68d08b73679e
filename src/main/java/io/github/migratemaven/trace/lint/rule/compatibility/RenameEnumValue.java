package io.github.migratemaven.trace.lint.rule.compatibility;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A value of an enum that old programs know by another name. */
public final class RenameEnumValue implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "rename-enum-value",
                Severity.WARNING,
                "Add a value to an enum instead of renaming one",
                "Programs that are still running write the old value and fail, or read the new one and fail.",
                Example.of("alter type mood rename value 'sad' to 'blue'"),
                Example.of("alter type mood add value 'blue' after 'sad'"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.has("rename", "value")
                ? scene.before().values("label").stream()
                        .filter(label -> !scene.after().values("label").contains(label))
                        .map(label -> Hit.of(
                                "the value '" + label.name() + "' of " + label.value() + " gets another name",
                                "Add the new value, change the rows a release later, and leave the old one."))
                        .toList()
                : List.of();
    }
}
