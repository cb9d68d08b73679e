package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.squash.SquashRequest;
import io.github.migratemaven.plugin.base.DatabaseMojo;
import io.github.migratemaven.report.MigrationFailure;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Puts one generated revision in the place of a range, after a shadow database has shown that it builds the same schema
 * and rows, and leads back. The old ids stay known, so that a database which has applied them all finds its way.
 *
 * @since 0.1.0
 */
@Mojo(name = "squash", threadSafe = true)
public final class SquashMojo extends DatabaseMojo {

    /**
     * The revisions to replace, {@code FIRST:LAST}, both included; {@code :LAST} from the base on. Short: {@code -Drange=}.
     * Required.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.range")
    private @Nullable String range;

    /**
     * What the new revision does; part of its file's name. Short: {@code -Dmessage=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.message", defaultValue = "Squash")
    private String message;

    /**
     * Id of the new revision; by default 12 random hex digits. Short: {@code -DrevisionId=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.revisionId")
    private @Nullable String revisionId;

    /**
     * Accepts that tables hold other rows afterwards, such as those filled with now() or random keys, and that something is
     * lost which the range may have kept by a rename. Short: {@code -Dforce}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.force", defaultValue = "false")
    private boolean force;

    @Inject
    public SquashMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        return engine().squash(new SquashRequest(
                typed().text("range")
                        .or(() -> Optional.ofNullable(range))
                        .orElseThrow(() -> MigrationFailure.misconfigured(
                                "squash has no range.", "Name its first and last revision: -Drange=A:B.")),
                typed().text("message").orElse(message),
                typed().text("revisionId").or(() -> Optional.ofNullable(revisionId)),
                typed().flag("force", force)));
    }
}
