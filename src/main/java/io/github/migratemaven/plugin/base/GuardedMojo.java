package io.github.migratemaven.plugin.base;

import io.github.migratemaven.execution.options.EnvironmentRules;
import io.github.migratemaven.execution.options.ExecutionOptions;
import java.util.Set;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What every goal shares that is refused in a protected database. */
public abstract class GuardedMojo extends LockingMojo {

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

    protected GuardedMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected ExecutionOptions options() {
        ExecutionOptions options = super.options();
        EnvironmentRules rules = options.environment().withProtected(protectedEnvironments);
        return options.withEnvironment(confirmEnvironment == null ? rules : rules.withConfirmed(confirmEnvironment));
    }
}
