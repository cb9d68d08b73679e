package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.clean.CleanRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.plugin.base.RunningMojo;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Drops everything in the embedded database, tables and rows included, and names what it drops. Another database is only
 * emptied when it has a name of its own ({@code migrate.environment}) that {@code migrate.confirmEnvironment} repeats, and
 * never when that is one of {@code migrate.protectedEnvironments}.
 *
 * @since 0.1.0
 */
@Mojo(name = "clean", threadSafe = true)
public final class CleanMojo extends RunningMojo {

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
}
