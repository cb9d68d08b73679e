package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.edit.EditRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.plugin.base.DatabaseMojo;
import io.github.migratemaven.plugin.maven.Terminal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Opens revisions in the editor that the environment names as {@code VISUAL} or {@code EDITOR}, where Maven runs in a
 * terminal without {@code -B}; otherwise prints their files. Afterwards the revisions are read, so that a mistake in a
 * file's form is told at once. Asks no database.
 *
 * @since 0.1.0
 */
@Mojo(name = "edit", threadSafe = true)
public final class EditMojo extends DatabaseMojo {

    /**
     * The revisions: ids or the starts of them, {@code head}, {@code heads}, branch labels. Short: {@code -Drevisions=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.revisions", defaultValue = "head")
    private List<String> revisions;

    @Inject
    public EditMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        return hasNoRevisions()
                ? passOverWithoutRevisions()
                : engine().edit(new EditRequest(typed().list("revisions", revisions), editor()));
    }

    private Optional<String> editor() {
        boolean atTerminal = session().getRequest().isInteractiveMode() && Terminal.isThere();
        return atTerminal
                ? Stream.of("env.VISUAL", "env.EDITOR")
                        .map(name -> session().getSystemProperties().getProperty(name, ""))
                        .filter(command -> !command.isBlank())
                        .findFirst()
                : Optional.empty();
    }
}
