package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.psql.PsqlRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.plugin.base.DatabaseMojo;
import io.github.migratemaven.plugin.maven.Terminal;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Opens {@code psql} on the database, where it is on the path and Maven runs in a terminal without {@code -B}; otherwise
 * prints the URL for it, and the place that holds the password. What is piped in is not run, and refused.
 *
 * @since 0.1.0
 */
@Mojo(name = "psql", threadSafe = true)
public final class PsqlMojo extends DatabaseMojo {

    @Inject
    public PsqlMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        return hasNoRevisions() && !wasTypedForThisProject()
                ? passOverWithoutRevisions()
                : engine().psql(new PsqlRequest(path(), Terminal.isGivenInput()));
    }

    private Optional<String> path() {
        boolean atTerminal = session().getRequest().isInteractiveMode() && Terminal.isThere();
        return atTerminal
                ? Optional.ofNullable(session().getSystemProperties().getProperty("env.PATH"))
                : Optional.empty();
    }
}
