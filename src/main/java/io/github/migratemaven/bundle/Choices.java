package io.github.migratemaven.bundle;

import io.github.migratemaven.engine.context.ProjectSettings;
import io.github.migratemaven.execution.options.ComparisonScope;
import io.github.migratemaven.execution.options.DurationText;
import io.github.migratemaven.execution.options.EnvironmentRules;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.LockOptions;
import io.github.migratemaven.execution.options.Overrides;
import io.github.migratemaven.execution.options.RunnerWait;
import io.github.migratemaven.execution.options.UnknownOutcome;
import io.github.migratemaven.execution.options.WhenLocked;
import io.github.migratemaven.postgres.settings.ParameterValues;
import io.github.migratemaven.postgres.settings.SettingsInputs;
import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the arguments and the environment come to, with the goals' own defaults. */
record Choices(Arguments arguments, Map<String, String> environment, Path home) {

    /** @param revisions directory of the revisions */
    ProjectSettings project(Path revisions) {
        return new ProjectSettings(
                revisions,
                Path.of("migrate"),
                Path.of("migrate"),
                database(),
                arguments
                        .text("shadowUrl")
                        .map(url -> new SettingsInputs(Map.of("url", url), Map.of(), Map.of(), Optional.empty(), home)),
                Optional.empty(),
                (group, artifact, version) -> {
                    throw new IllegalStateException("A bundle fetches nothing: " + artifact);
                },
                List::of,
                ParameterValues.of(arguments.properties(), environment, Map.of()),
                Optional.empty());
    }

    private SettingsInputs database() {
        Map<String, String> typed = new HashMap<>();
        for (String name : List.of("url", "username", "password")) {
            Optional<String> value = arguments.text(name);
            if (value.isPresent()) {
                typed.put(name, value.get());
            }
        }
        return new SettingsInputs(typed, environment, Map.of(), Optional.empty(), home);
    }

    ExecutionOptions options() {
        ExecutionOptions options = ExecutionOptions.defaults()
                .withLocks(locks())
                .withRunnerWait(runnerWait())
                .withEnvironment(rules())
                .withOverrides(overrides())
                .withScope(new ComparisonScope(Set.copyOf(arguments.list("schemas")), arguments.list("exclude")))
                .withCheckDrift(arguments.flag("checkDrift"));
        Optional<String> schema = arguments.text("versionTableSchema");
        return schema.isPresent() ? options.withVersionTableSchema(schema.get()) : options;
    }

    private LockOptions locks() {
        LockOptions locks = LockOptions.DEFAULT.withShowQueries(arguments.flag("showBlockingQueries"));
        Optional<String> timeout = arguments.text("lockTimeout");
        if (timeout.isPresent()) {
            locks = locks.withTimeout(DurationText.parse("lockTimeout", timeout.get()));
        }
        Optional<String> tries = arguments.text("lockTries");
        if (tries.isPresent()) {
            locks = locks.withRetries(locks.retries().withTries(number("lockTries", tries.get())));
        }
        return locks;
    }

    private static int number(String parameter, String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw MigrationFailure.misconfigured("migrate." + parameter + " is '" + text + "'.", "Write a number.");
        }
        return Integer.parseInt(text);
    }

    private RunnerWait runnerWait() {
        Optional<String> whenLocked = arguments.text("whenLocked");
        Optional<String> wait = arguments.text("wait");
        return new RunnerWait(
                whenLocked.isPresent() ? WhenLocked.parse(whenLocked.get()) : RunnerWait.DEFAULT.whenLocked(),
                wait.isPresent() ? DurationText.parse("wait", wait.get()) : RunnerWait.DEFAULT.atMost());
    }

    private EnvironmentRules rules() {
        EnvironmentRules rules = EnvironmentRules.DEFAULT;
        if (arguments.text("protectedEnvironments").isPresent()) {
            rules = rules.withProtected(Set.copyOf(arguments.list("protectedEnvironments")));
        }
        Optional<String> name = arguments.text("environment");
        if (name.isPresent()) {
            rules = rules.withName(name.get());
        }
        Optional<String> confirmed = arguments.text("confirmEnvironment");
        return confirmed.isPresent() ? rules.withConfirmed(confirmed.get()) : rules;
    }

    private Overrides overrides() {
        Overrides overrides = Overrides.NONE
                .withNonEmpty(arguments.flag("allowNonEmpty"))
                .withProxy(arguments.flag("allowProxy"))
                .withUnproven(arguments.flag("acceptUnproven"));
        Optional<String> unknown = arguments.text("unknownOutcome");
        return unknown.isPresent() ? overrides.withUnknownOutcome(UnknownOutcome.parse(unknown.get())) : overrides;
    }
}
