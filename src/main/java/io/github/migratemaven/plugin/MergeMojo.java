package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.merge.MergeRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.plugin.base.DatabaseMojo;
import io.github.migratemaven.plugin.parameter.UserProperties;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Writes an empty revision that joins several heads, after a shadow database has shown that the lines build the same
 * schema in either order.
 *
 * @since 0.1.0
 */
@Mojo(name = "merge", threadSafe = true)
public final class MergeMojo extends DatabaseMojo {

    /**
     * What is joined; part of the file's name. Short: {@code -Dmessage=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.message", defaultValue = "Merge")
    private String message;

    /**
     * The revisions to join. Short: {@code -Drevisions=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.revisions", defaultValue = "heads")
    private List<String> revisions;

    /**
     * Id of the merge; by default 12 random hex digits. Short: {@code -DrevisionId=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.revisionId")
    private @Nullable String revisionId;

    @Inject
    public MergeMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        UserProperties typed = typed();
        return engine().merge(new MergeRequest(
                typed.text("message").orElse(message),
                typed.list("revisions", revisions),
                typed.text("revisionId").or(() -> Optional.ofNullable(revisionId))));
    }
}
