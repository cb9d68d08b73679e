package io.github.migratemaven.plugin.base;

import io.github.migratemaven.engine.MigrationEngine;
import io.github.migratemaven.execution.options.ComparisonScope;
import io.github.migratemaven.execution.options.EnvironmentRules;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.LockOptions;
import io.github.migratemaven.execution.options.Overrides;
import io.github.migratemaven.execution.options.RetryPolicy;
import io.github.migratemaven.execution.options.RunnerWait;
import io.github.migratemaven.execution.options.UnknownOutcome;
import io.github.migratemaven.execution.options.WhenLocked;
import io.github.migratemaven.report.MigrationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What every goal shares that changes a database. */
public abstract class RunningMojo extends DatabaseMojo {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h)");

    /**
     * Schema of the plugin's own two tables; by default the connection's current schema.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.versionTableSchema")
    private @Nullable String versionTableSchema;

    /**
     * How long a statement queues for a lock that somebody else holds, before the whole transaction is rolled back and
     * tried again: {@code 3s}, {@code 500ms}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.lockTimeout", defaultValue = "3s")
    private String lockTimeout;

    /**
     * How often a transaction is tried.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.lockTries", defaultValue = "30")
    private int lockTries;

    /**
     * Whether to show the statements of those who hold a lock in the way; they may hold data.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.showBlockingQueries", defaultValue = "false")
    private boolean showBlockingQueries;

    /**
     * What to do while another runner is at work on the same database: {@code wait}, {@code skip} or {@code fail}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.whenLocked", defaultValue = "wait")
    private String whenLocked;

    /**
     * How long to wait for another runner: {@code 10m}, {@code 30s}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.wait", defaultValue = "10m")
    private String wait;

    /**
     * Name of the database that is meant, such as {@code staging}. A database that has no name yet is given it; one
     * that has another is left alone.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.environment")
    private @Nullable String environment;

    /**
     * Names of databases from which nothing is taken back without {@code migrate.confirmEnvironment}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.protectedEnvironments", defaultValue = "production")
    private Set<String> protectedEnvironments;

    /**
     * Name of the protected database in which something is to be taken back nevertheless.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.confirmEnvironment")
    private @Nullable String confirmEnvironment;

    /**
     * Whether a database may be upgraded that has tables but no history.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.allowNonEmpty", defaultValue = "false")
    private boolean allowNonEmpty;

    /**
     * Whether a connection pool in between is known to pool sessions, not transactions.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.allowProxy", defaultValue = "false")
    private boolean allowProxy;

    /**
     * Takes a generated revision that no run in a shadow database has proven: {@code revision} keeps its file, marked NOT
     * PROVEN, and {@code upgrade} and {@code downgrade} run it. Short: {@code -DacceptUnproven}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.acceptUnproven", defaultValue = "false")
    private boolean acceptUnproven;

    /**
     * What an interrupted statement came to of which nothing in the database tells: {@code ask} stops,
     * {@code repeat} runs it again, {@code done} takes it as done.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.unknownOutcome", defaultValue = "ask")
    private String unknownOutcome;

    /**
     * Refuses to upgrade a database that differs from what its applied revisions build. Short:
     * {@code -DcheckDrift}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.checkDrift", defaultValue = "false")
    private boolean checkDrift;

    /**
     * Schemas to compare; by default all.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.schemas")
    private @Nullable Set<String> schemas;

    /**
     * Names that are left out of comparisons, {@code *} standing for any text: {@code audit_*}, {@code reporting.*}. A
     * kind before a colon limits a pattern to objects of it: {@code owner:*,privileges:*,default privileges:*} where
     * owners and privileges are not the revisions' to say.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.exclude")
    private @Nullable List<String> exclude;

    protected RunningMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    /** For goals that change the database: they end in order when the JVM is told to end. */
    protected final MigrationEngine interruptibleEngine() {
        MigrationEngine engine = engine();
        interruption().stops(engine::stopRunning);
        return engine;
    }

    protected final ExecutionOptions options() {
        LockOptions locks = LockOptions.DEFAULT
                .withTimeout(duration("lockTimeout", lockTimeout))
                .withRetries(RetryPolicy.DEFAULT.withTries(lockTries))
                .withShowQueries(showBlockingQueries);
        Overrides overrides = Overrides.NONE
                .withNonEmpty(allowNonEmpty)
                .withProxy(allowProxy)
                .withUnknownOutcome(UnknownOutcome.parse(unknownOutcome))
                .withUnproven(typed().flag("acceptUnproven", acceptUnproven));
        ExecutionOptions options = ExecutionOptions.defaults()
                .withLocks(locks)
                .withRunnerWait(new RunnerWait(WhenLocked.parse(whenLocked), duration("wait", wait)))
                .withEnvironment(new EnvironmentRules(
                        Optional.ofNullable(environment),
                        protectedEnvironments,
                        Optional.ofNullable(confirmEnvironment)))
                .withOverrides(overrides)
                .withScope(new ComparisonScope(
                        schemas == null ? Set.of() : schemas, exclude == null ? List.of() : exclude))
                .withCheckDrift(typed().flag("checkDrift", checkDrift));
        return versionTableSchema == null ? options : options.withVersionTableSchema(versionTableSchema);
    }

    private static Duration duration(String parameter, String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            throw MigrationFailure.misconfigured(
                    "migrate." + parameter + " is '" + text + "'.", "Write a time such as 500ms, 3s, 10m or 1h.");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
