package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.rebase.RebaseRequest;
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
 * Puts an unpublished line of revisions on top of the other head, by rewriting what its lowest revision revises. Refuses
 * where the database has applied any of it, or where the line does not build there.
 *
 * @since 0.1.0
 */
@Mojo(name = "rebase", threadSafe = true)
public final class RebaseMojo extends VersionTableMojo {

    /**
     * A revision of the line that is to move, such as its head. By default the only line that nobody else has: git is
     * asked which files no remote branch holds, and where it cannot tell, the goal refuses and lists the lines. Short:
     * {@code -Dtarget=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.target")
    private @Nullable String target;

    /**
     * The revision that the line shall stand on; by default the only other head. Short: {@code -Donto=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.onto")
    private @Nullable String onto;

    @Inject
    public RebaseMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        return engine().rebase(new RebaseRequest(
                typed().text("target").or(() -> Optional.ofNullable(target)),
                typed().text("onto").or(() -> Optional.ofNullable(onto)),
                options()));
    }
}
