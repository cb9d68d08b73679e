package io.github.migratemaven.plugin.base;

import io.github.migratemaven.execution.options.ExecutionOptions;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/** What every goal shares that changes the history in transactions which are tried again. */
public abstract class LockingMojo extends ExclusiveMojo {

    /**
     * How often a transaction is tried.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.lockTries", defaultValue = "30")
    private int lockTries;

    protected LockingMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected ExecutionOptions options() {
        ExecutionOptions options = super.options();
        return options.withLocks(
                options.locks().withRetries(options.locks().retries().withTries(lockTries)));
    }
}
