package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.drift.DriftRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.plugin.base.RunningMojo;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Compares the database with what its applied revisions build, and fails when somebody has changed it by hand. Writes
 * nothing to it; an owner counts where it is another role than the one that most objects belong to.
 *
 * @since 0.1.0
 */
@Mojo(name = "drift", threadSafe = true)
public final class DriftMojo extends RunningMojo {

    @Inject
    public DriftMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        return hasNoRevisions() ? passOverWithoutRevisions() : engine().drift(new DriftRequest(options()));
    }
}
