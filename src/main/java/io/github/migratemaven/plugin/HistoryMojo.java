package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.GoalResult;
import io.github.migratemaven.engine.HistoryRequest;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Lists the revisions, newest first, and marks the heads and what the database has applied. Writes nothing to it.
 *
 * @since 0.1.0
 */
@Mojo(name = "history", threadSafe = true)
public final class HistoryMojo extends RunningMojo {

    /**
     * Shows also dates and files. Short: {@code -Dverbose}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.verbose", defaultValue = "false")
    private boolean verbose;

    @Inject
    public HistoryMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    GoalResult run() {
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        return engine().history(new HistoryRequest(typed().flag("verbose", verbose), runSettings()));
    }
}
