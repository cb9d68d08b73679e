package io.github.migratemaven.execution;

import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.program.JavaRevisions;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a run behaves towards others and towards doubt.
 *
 * @param versionTableSchema schema of the version tables; default the connection's current schema
 * @param locks locks of others on the objects concerned
 * @param runnerWait another runner at work
 * @param environment which database the caller means
 * @param consents what a person has agreed to
 * @param checkDrift whether to refuse to upgrade a database that differs from its applied revisions
 * @param proof compares the live database with applied revisions; needed for stamp and {@code checkDrift}
 * @param java runs revisions in Java
 * @param cancellation by which another thread can stop the run
 * @param renewedSettings reads the settings anew when a lost connection is replaced, since a password may have been changed
 */
public record ExecutionOptions(
        Optional<String> versionTableSchema,
        LockOptions locks,
        RunnerWait runnerWait,
        EnvironmentRules environment,
        Consents consents,
        boolean checkDrift,
        Optional<SchemaProof> proof,
        JavaRevisions java,
        Cancellation cancellation,
        Optional<Supplier<ConnectionSettings>> renewedSettings) {

    /** The defaults: 3 s lock timeout, 30 tries, up to 10 minutes' wait for another runner. */
    public static ExecutionOptions defaults() {
        return new ExecutionOptions(
                Optional.empty(),
                LockOptions.DEFAULT,
                RunnerWait.DEFAULT,
                EnvironmentRules.NONE,
                Consents.NONE,
                false,
                Optional.empty(),
                JavaRevisions.withoutProject(),
                new Cancellation(),
                Optional.empty());
    }

    public ExecutionOptions withVersionTableSchema(String schema) {
        return new ExecutionOptions(
                Optional.of(schema),
                locks,
                runnerWait,
                environment,
                consents,
                checkDrift,
                proof,
                java,
                cancellation,
                renewedSettings);
    }

    public ExecutionOptions withLocks(LockOptions other) {
        return new ExecutionOptions(
                versionTableSchema,
                other,
                runnerWait,
                environment,
                consents,
                checkDrift,
                proof,
                java,
                cancellation,
                renewedSettings);
    }

    public ExecutionOptions withRunnerWait(RunnerWait other) {
        return new ExecutionOptions(
                versionTableSchema,
                locks,
                other,
                environment,
                consents,
                checkDrift,
                proof,
                java,
                cancellation,
                renewedSettings);
    }

    public ExecutionOptions withEnvironment(EnvironmentRules other) {
        return new ExecutionOptions(
                versionTableSchema,
                locks,
                runnerWait,
                other,
                consents,
                checkDrift,
                proof,
                java,
                cancellation,
                renewedSettings);
    }

    public ExecutionOptions withConsents(Consents other) {
        return new ExecutionOptions(
                versionTableSchema,
                locks,
                runnerWait,
                environment,
                other,
                checkDrift,
                proof,
                java,
                cancellation,
                renewedSettings);
    }

    /** What compares the live database with its revisions, and whether each upgrade asks it first. */
    public ExecutionOptions withProof(SchemaProof other, boolean beforeEachUpgrade) {
        return new ExecutionOptions(
                versionTableSchema,
                locks,
                runnerWait,
                environment,
                consents,
                beforeEachUpgrade,
                Optional.of(other),
                java,
                cancellation,
                renewedSettings);
    }

    public ExecutionOptions withJava(JavaRevisions other) {
        return new ExecutionOptions(
                versionTableSchema,
                locks,
                runnerWait,
                environment,
                consents,
                checkDrift,
                proof,
                other,
                cancellation,
                renewedSettings);
    }

    public ExecutionOptions withCancellation(Cancellation other) {
        return new ExecutionOptions(
                versionTableSchema,
                locks,
                runnerWait,
                environment,
                consents,
                checkDrift,
                proof,
                java,
                other,
                renewedSettings);
    }

    public ExecutionOptions withRenewedSettings(Supplier<ConnectionSettings> renewed) {
        return new ExecutionOptions(
                versionTableSchema,
                locks,
                runnerWait,
                environment,
                consents,
                checkDrift,
                proof,
                java,
                cancellation,
                Optional.of(renewed));
    }
}
