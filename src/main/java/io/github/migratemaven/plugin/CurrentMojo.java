package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.current.CurrentRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.plugin.base.VersionTableMojo;
import io.github.migratemaven.plugin.parameter.UserProperties;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Prints which revision the database is at. Writes nothing to it.
 *
 * @since 0.1.0
 */
@Mojo(name = "current", threadSafe = true)
public final class CurrentMojo extends VersionTableMojo {

    /**
     * Shows also the database, messages, times and what is pending. Short: {@code -Dverbose}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.verbose", defaultValue = "false")
    private boolean verbose;

    /**
     * Fails when the database is not on all heads of the revisions. Short: {@code -DcheckHeads}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.checkHeads", defaultValue = "false")
    private boolean checkHeads;

    @Inject
    public CurrentMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        UserProperties typed = typed();
        return engine().current(new CurrentRequest(
                typed.flag("verbose", verbose), typed.flag("checkHeads", checkHeads), options()));
    }
}
