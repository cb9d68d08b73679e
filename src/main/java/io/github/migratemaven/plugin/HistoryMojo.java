package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.history.HistoryRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.plugin.base.VersionTableMojo;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Lists the revisions, newest first, and marks the heads and what the database has applied. Writes nothing to it.
 *
 * @since 0.1.0
 */
@Mojo(name = "history", threadSafe = true)
public final class HistoryMojo extends VersionTableMojo {

    /**
     * The part of the history to list, {@code FROM:TO}, both included, each a revision, {@code head}, {@code base},
     * {@code current} or a count such as {@code -3:current}; one end may be left out. Short: {@code -Drange=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.range")
    private @Nullable String range;

    /**
     * Shows also files, and when and by whom each was applied. Short: {@code -Dverbose}.
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
    protected GoalResult run() {
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        return engine().history(new HistoryRequest(
                typed().text("range").or(() -> Optional.ofNullable(range)),
                typed().flag("verbose", verbose),
                options()));
    }
}
