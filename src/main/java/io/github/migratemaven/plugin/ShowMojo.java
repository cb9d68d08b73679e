package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.show.ShowRequest;
import io.github.migratemaven.plugin.base.DatabaseMojo;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Prints revisions in full. Asks no database.
 *
 * @since 0.1.0
 */
@Mojo(name = "show", threadSafe = true)
public final class ShowMojo extends DatabaseMojo {

    /**
     * The revisions: ids or the starts of them, {@code head}, {@code heads}, branch labels. Short: {@code -Drevisions=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.revisions", defaultValue = "heads")
    private List<String> revisions;

    @Inject
    public ShowMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        return engine().show(new ShowRequest(typed().list("revisions", revisions)));
    }
}
