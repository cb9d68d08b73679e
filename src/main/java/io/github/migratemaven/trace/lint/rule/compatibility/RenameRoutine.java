package io.github.migratemaven.trace.lint.rule.compatibility;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A function that old programs know by another name. */
public final class RenameRoutine implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "rename-function",
                Severity.WARNING,
                "Rename a function in two releases",
                "Programs that are still running call the old name, and fail at once.",
                Example.of("alter function one() rename to uno")
                        .given("create function one() returns int language sql as 'select 1';"),
                Example.of("create function uno() returns int language sql as 'select one()'")
                        .given("create function one() returns int language sql as 'select 1';"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.before().routines().stream()
                .flatMap(routine -> scene.after().routines().stream()
                        .filter(now -> now.oid() == routine.oid() && !now.name().equals(routine.name()))
                        .map(now -> Hit.of(
                                routine.name() + " becomes " + now.name(),
                                "Create the new one, and let the old one call it until nobody does.")))
                .toList();
    }
}
