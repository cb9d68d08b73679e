package io.github.migratemaven.plugin.base;

import io.github.migratemaven.execution.options.ExecutionOptions;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What every goal shares that asks a database for its name. */
public abstract class EnvironmentMojo extends VersionTableMojo {

    /**
     * Name of the database that is meant, such as {@code staging}. A database that has no name yet is given it; one
     * that has another is left alone.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.environment")
    private @Nullable String environment;

    protected EnvironmentMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected ExecutionOptions options() {
        ExecutionOptions options = super.options();
        return environment == null
                ? options
                : options.withEnvironment(options.environment().withName(environment));
    }
}
