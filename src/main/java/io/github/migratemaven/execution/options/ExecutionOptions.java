package io.github.migratemaven.execution.options;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.Identifiers;
import io.github.migratemaven.program.JavaRevisions;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a run behaves towards others and towards doubt. Whoever calls begins with the defaults and exchanges by name what
 * a user has said.
 *
 * @param versionTableSchema schema of the version tables; default the connection's current schema
 * @param locks locks of others on the objects concerned
 * @param runnerWait another runner at work
 * @param environment which database the caller means
 * @param overrides what a person has agreed to
 * @param scope what comparisons look at
 * @param checkDrift whether to refuse to upgrade a database that differs from its applied revisions
 * @param comparison compares the live database with applied revisions; needed for stamp and {@code checkDrift}
 * @param java runs revisions in Java
 * @param cancellation by which another thread can stop the run
 * @param pace of the engine's own statements
 * @param renewedSettings reads the settings anew when a lost connection is replaced, since a password may have been changed
 */
public record ExecutionOptions(
        Optional<String> versionTableSchema,
        LockOptions locks,
        RunnerWait runnerWait,
        EnvironmentRules environment,
        Overrides overrides,
        ComparisonScope scope,
        boolean checkDrift,
        Optional<DriftComparison> comparison,
        JavaRevisions java,
        Cancellation cancellation,
        Optional<Supplier<ConnectionSettings>> renewedSettings,
        Pace pace) {
    /** @throws io.github.migratemaven.report.MigrationFailure if the schema's name is none that PostgreSQL could have */
    public ExecutionOptions {
        if (versionTableSchema.isPresent()) {
            Identifiers.require(versionTableSchema.get(), "migrate.versionTableSchema");
        }
    }

    /** The defaults: 3 s lock timeout, 30 tries, up to 10 minutes' wait for another runner. */
    public static ExecutionOptions defaults() {
        return new ExecutionOptions(
                Optional.empty(),
                LockOptions.DEFAULT,
                RunnerWait.DEFAULT,
                EnvironmentRules.DEFAULT,
                Overrides.NONE,
                ComparisonScope.ALL,
                false,
                Optional.empty(),
                JavaRevisions.withoutProject(),
                new Cancellation(),
                Optional.empty(),
                Pace.DEFAULT);
    }

    public ExecutionOptions withVersionTableSchema(String schema) {
        Copy copy = new Copy(this);
        copy.versionTableSchema = Optional.of(schema);
        return copy.options();
    }

    public ExecutionOptions withLocks(LockOptions other) {
        Copy copy = new Copy(this);
        copy.locks = other;
        return copy.options();
    }

    public ExecutionOptions withRunnerWait(RunnerWait other) {
        Copy copy = new Copy(this);
        copy.runnerWait = other;
        return copy.options();
    }

    public ExecutionOptions withEnvironment(EnvironmentRules other) {
        Copy copy = new Copy(this);
        copy.environment = other;
        return copy.options();
    }

    public ExecutionOptions withOverrides(Overrides other) {
        Copy copy = new Copy(this);
        copy.overrides = other;
        return copy.options();
    }

    public ExecutionOptions withScope(ComparisonScope other) {
        Copy copy = new Copy(this);
        copy.scope = other;
        return copy.options();
    }

    public ExecutionOptions withCheckDrift(boolean beforeEachUpgrade) {
        Copy copy = new Copy(this);
        copy.checkDrift = beforeEachUpgrade;
        return copy.options();
    }

    public ExecutionOptions withComparison(DriftComparison other) {
        Copy copy = new Copy(this);
        copy.comparison = Optional.of(other);
        return copy.options();
    }

    public ExecutionOptions withJava(JavaRevisions other) {
        Copy copy = new Copy(this);
        copy.java = other;
        return copy.options();
    }

    public ExecutionOptions withCancellation(Cancellation other) {
        Copy copy = new Copy(this);
        copy.cancellation = other;
        return copy.options();
    }

    public ExecutionOptions withRenewedSettings(Supplier<ConnectionSettings> renewed) {
        Copy copy = new Copy(this);
        copy.renewedSettings = Optional.of(renewed);
        return copy.options();
    }

    public ExecutionOptions withPace(Pace other) {
        Copy copy = new Copy(this);
        copy.pace = other;
        return copy.options();
    }

    /** Options while one of them is exchanged. */
    private static final class Copy {
        private Optional<String> versionTableSchema;
        private LockOptions locks;
        private RunnerWait runnerWait;
        private EnvironmentRules environment;
        private Overrides overrides;
        private ComparisonScope scope;
        private boolean checkDrift;
        private Optional<DriftComparison> comparison;
        private JavaRevisions java;
        private Cancellation cancellation;
        private Optional<Supplier<ConnectionSettings>> renewedSettings;
        private Pace pace;

        Copy(ExecutionOptions options) {
            versionTableSchema = options.versionTableSchema;
            locks = options.locks;
            runnerWait = options.runnerWait;
            environment = options.environment;
            overrides = options.overrides;
            scope = options.scope;
            checkDrift = options.checkDrift;
            comparison = options.comparison;
            java = options.java;
            cancellation = options.cancellation;
            renewedSettings = options.renewedSettings;
            pace = options.pace;
        }

        ExecutionOptions options() {
            return new ExecutionOptions(
                    versionTableSchema,
                    locks,
                    runnerWait,
                    environment,
                    overrides,
                    scope,
                    checkDrift,
                    comparison,
                    java,
                    cancellation,
                    renewedSettings,
                    pace);
        }
    }
}
