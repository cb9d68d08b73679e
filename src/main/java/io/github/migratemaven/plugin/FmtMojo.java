package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.fmt.FmtRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.plugin.base.DatabaseMojo;
import io.github.migratemaven.plugin.parameter.UserProperties;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Lays the SQL of revisions out as {@code revision} writes it. Only white space changes, and no checksum, so that
 * revisions that are applied already may be laid out too. Asks no database.
 *
 * @since 0.1.0
 */
@Mojo(name = "fmt", threadSafe = true)
public final class FmtMojo extends DatabaseMojo {

    /**
     * The revisions: ids or the starts of them, {@code head}, {@code heads}, branch labels; by default all. Short:
     * {@code -Drevisions=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.revisions")
    private @Nullable List<String> revisions;

    /**
     * Writes nothing, and fails where a file is laid out otherwise. Short: {@code -Dcheck}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.check", defaultValue = "false")
    private boolean check;

    @Inject
    public FmtMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        UserProperties typed = typed();
        return engine().fmt(new FmtRequest(
                typed.list("revisions", revisions == null ? List.of() : revisions), typed.flag("check", check)));
    }
}
