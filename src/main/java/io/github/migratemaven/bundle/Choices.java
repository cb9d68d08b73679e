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
            arguments.text(name).ifPresent(value -> typed.put(name, value));
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
        return arguments
                .text("versionTableSchema")
                .map(options::withVersionTableSchema)
                .orElse(options);
    }

    private LockOptions locks() {
        LockOptions locks = LockOptions.DEFAULT.withShowQueries(arguments.flag("showBlockingQueries"));
        LockOptions timed = arguments
                .text("lockTimeout")
                .map(time -> locks.withTimeout(DurationText.parse("lockTimeout", time)))
                .orElse(locks);
        return arguments
                .text("lockTries")
                .map(tries -> timed.withRetries(timed.retries().withTries(number("lockTries", tries))))
                .orElse(timed);
    }

    private static int number(String parameter, String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw MigrationFailure.misconfigured("migrate." + parameter + " is '" + text + "'.", "Write a number.");
        }
        return Integer.parseInt(text);
    }

    private RunnerWait runnerWait() {
        return new RunnerWait(
                arguments.text("whenLocked").map(WhenLocked::parse).orElse(RunnerWait.DEFAULT.whenLocked()),
                arguments
                        .text("wait")
                        .map(time -> DurationText.parse("wait", time))
                        .orElse(RunnerWait.DEFAULT.atMost()));
    }

    private EnvironmentRules rules() {
        EnvironmentRules rules = arguments
                .text("protectedEnvironments")
                .map(names ->
                        EnvironmentRules.DEFAULT.withProtected(Set.copyOf(arguments.list("protectedEnvironments"))))
                .orElse(EnvironmentRules.DEFAULT);
        EnvironmentRules named =
                arguments.text("environment").map(rules::withName).orElse(rules);
        return arguments.text("confirmEnvironment").map(named::withConfirmed).orElse(named);
    }

    private Overrides overrides() {
        Overrides overrides = Overrides.NONE
                .withNonEmpty(arguments.flag("allowNonEmpty"))
                .withProxy(arguments.flag("allowProxy"))
                .withUnproven(arguments.flag("acceptUnproven"));
        return arguments
                .text("unknownOutcome")
                .map(word -> overrides.withUnknownOutcome(UnknownOutcome.parse(word)))
                .orElse(overrides);
    }
}
