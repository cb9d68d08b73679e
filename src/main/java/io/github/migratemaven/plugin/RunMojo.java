package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.run.RunRequest;
import io.github.migratemaven.plugin.base.MovingMojo;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Keeps the embedded database up in the foreground while you work, prints its URL, and applies revisions as their files
 * appear. A last revision that is edited or deleted is taken back, by the downgrade that was recorded with it, and applied
 * as it is now; what its table held is gone then. What is wrong with a file is reported, and its next change waited for.
 * Ctrl-C stops the server.
 *
 * @since 0.1.0
 */
@Mojo(name = "run", threadSafe = true)
public final class RunMojo extends MovingMojo {

    /**
     * Begins with an empty database; by default it has the data that it had. Short: {@code -Dfresh}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.fresh", defaultValue = "false")
    private boolean fresh;

    @Inject
    public RunMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        return interruptibleEngine().run(new RunRequest(typed().flag("fresh", fresh), options()));
    }
}
