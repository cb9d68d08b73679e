package io.github.migratemaven.engine.context;

import io.github.migratemaven.execution.options.Consents;
import io.github.migratemaven.execution.options.EnvironmentRules;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.LockOptions;
import io.github.migratemaven.execution.options.RetryPolicy;
import io.github.migratemaven.execution.options.RunnerWait;
import io.github.migratemaven.execution.options.SchemaProof;
import io.github.migratemaven.execution.options.UnknownOutcome;
import io.github.migratemaven.execution.options.WhenLocked;
import io.github.migratemaven.postgres.Identifiers;
import io.github.migratemaven.report.MigrationFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How a goal that changes the database behaves towards others and towards doubt, as the user wrote it.
 *
 * @param versionTableSchema schema of the two version tables; by default the connection's current schema
 * @param lockTimeout how long a statement queues for a lock before its transaction is tried again
 * @param lockTries how often a transaction is tried
 * @param showBlockingQueries whether to show the statements of those in the way
 * @param whenLocked {@code wait}, {@code skip} or {@code fail} while another runner is at work
 * @param waitAtMost for how long to wait for it
 * @param environment the name that the database is expected to have
 * @param protectedEnvironments names of databases that nothing is taken back from unless confirmed
 * @param confirmEnvironment the protected database that is meant nevertheless
 * @param allowNonEmpty whether a database with tables and no history may be upgraded
 * @param allowProxy whether a connection pool in between is known to pool sessions
 * @param acceptUnproven whether a revision counts that no run in a shadow database has proven
 * @param unknownOutcome {@code ask}, {@code repeat} or {@code done}: an interrupted statement that left no trace
 * @param checkDrift whether to refuse to upgrade a database that differs from what its applied revisions build
 * @param schemas those that comparisons look at; empty for all
 * @param exclude patterns of names that comparisons leave out
 */
public record RunSettings(
        Optional<String> versionTableSchema,
        Duration lockTimeout,
        int lockTries,
        boolean showBlockingQueries,
        String whenLocked,
        Duration waitAtMost,
        Optional<String> environment,
        Set<String> protectedEnvironments,
        Optional<String> confirmEnvironment,
        boolean allowNonEmpty,
        boolean allowProxy,
        boolean acceptUnproven,
        String unknownOutcome,
        boolean checkDrift,
        Set<String> schemas,
        List<String> exclude) {

    /** @throws io.github.migratemaven.report.MigrationFailure if a name is none that PostgreSQL could have */
    public RunSettings {
        versionTableSchema.ifPresent(name -> Identifiers.require(name, "migrate.versionTableSchema"));
        schemas.forEach(name -> Identifiers.require(name, "migrate.schemas"));
        protectedEnvironments = Set.copyOf(protectedEnvironments);
        schemas = Set.copyOf(schemas);
        exclude = List.copyOf(exclude);
    }

    /** The behaviour when nothing is configured. */
    public static RunSettings defaults() {
        return new RunSettings(
                Optional.empty(),
                LockOptions.DEFAULT.timeout(),
                RetryPolicy.DEFAULT.tries(),
                false,
                "wait",
                RunnerWait.DEFAULT.atMost(),
                Optional.empty(),
                Set.of("production"),
                Optional.empty(),
                false,
                false,
                false,
                "ask",
                false,
                Set.of(),
                List.of());
    }

    /** The same, but taking revisions that are not proven. */
    public RunSettings withAcceptUnproven() {
        return new RunSettings(
                versionTableSchema,
                lockTimeout,
                lockTries,
                showBlockingQueries,
                whenLocked,
                waitAtMost,
                environment,
                protectedEnvironments,
                confirmEnvironment,
                allowNonEmpty,
                allowProxy,
                true,
                unknownOutcome,
                checkDrift,
                schemas,
                exclude);
    }

    /** Fails as misconfigured where a word is not one of those offered. */
    public ExecutionOptions options(SchemaProof proof) {
        RetryPolicy retries = RetryPolicy.DEFAULT;
        if (lockTries < 1) {
            throw MigrationFailure.misconfigured(
                    "migrate.lockTries is " + lockTries + ".", "Give a number of at least 1.");
        }
        ExecutionOptions options = ExecutionOptions.defaults()
                .withLocks(new LockOptions(
                        lockTimeout,
                        new RetryPolicy(lockTries, retries.firstPause(), retries.longestPause()),
                        showBlockingQueries))
                .withRunnerWait(new RunnerWait(word(WhenLocked.class, "whenLocked", whenLocked), waitAtMost))
                .withEnvironment(new EnvironmentRules(environment, protectedEnvironments, confirmEnvironment))
                .withConsents(new Consents(
                        allowNonEmpty,
                        allowProxy,
                        word(UnknownOutcome.class, "unknownOutcome", unknownOutcome),
                        acceptUnproven));
        options = options.withProof(proof, checkDrift);
        return versionTableSchema.isPresent() ? options.withVersionTableSchema(versionTableSchema.get()) : options;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String parameter, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "migrate." + parameter + " is '" + text + "'.",
                        "Choose one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(type.getEnumConstants())
                                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                                .toList())
                                + "."));
    }
}
