package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.clean.CleanRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.execution.options.EnvironmentRules;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.plugin.base.ExclusiveMojo;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Drops everything in the embedded database, tables and rows included, and names what it drops. Another database is only
 * emptied when it has a name of its own ({@code migrate.environment}) that {@code migrate.confirmEnvironment} repeats, and
 * never when that is one of {@code migrate.protectedEnvironments}.
 *
 * @since 0.1.0
 */
@Mojo(name = "clean", threadSafe = true)
public final class CleanMojo extends ExclusiveMojo {

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

    @Inject
    public CleanMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        return hasNoRevisions() && !wasTypedForThisProject()
                ? passOverWithoutRevisions()
                : interruptibleEngine().clean(new CleanRequest(options()));
    }

    @Override
    protected ExecutionOptions options() {
        ExecutionOptions options = super.options();
        EnvironmentRules rules = options.environment().withProtected(protectedEnvironments);
        return options.withEnvironment(confirmEnvironment == null ? rules : rules.withConfirmed(confirmEnvironment));
    }
}
