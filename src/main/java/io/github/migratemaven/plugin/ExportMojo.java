package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.exporting.ExportRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.plugin.base.VersionTableMojo;
import io.github.migratemaven.plugin.maven.FlywayProject;
import io.github.migratemaven.plugin.maven.ToolLibraries;
import io.github.migratemaven.report.MigrationFailure;
import java.io.File;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Writes the history as scripts of another tool, once that tool and the revisions have built the same schema and the
 * same rows on two empty databases. The history must be one line. Asks no database.
 *
 * @since 0.1.0
 */
@Mojo(name = "export", threadSafe = true)
public final class ExportMojo extends VersionTableMojo {
    private final RepositorySystem repositorySystem;

    /**
     * The tool that the history is written for: {@code flyway}. Short: {@code -Dto=}. Required.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.to")
    private @Nullable String to;

    /**
     * Directory that receives the scripts; it must be empty or not exist.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.exportDirectory", defaultValue = "${project.build.directory}/flyway")
    private File exportDirectory;

    /**
     * Version of the tool to fetch and run; by default the one that the project uses, else a recent one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.toolVersion")
    private @Nullable String toolVersion;

    @Inject
    public ExportMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
        this.repositorySystem = repositorySystem;
    }

    @Override
    protected GoalResult run() {
        if (hasNoRevisions()) {
            return passOverWithoutRevisions();
        }
        String tool = typed().text("to")
                .or(() -> Optional.ofNullable(to))
                .orElseThrow(() ->
                        MigrationFailure.misconfigured("export does not say for what.", "Name the tool: -Dto=flyway."));
        FlywayProject flyway = new FlywayProject(project());
        return engine().export(new ExportRequest(
                tool,
                exportDirectory.toPath(),
                () -> new ToolLibraries(repositorySystem, session(), project())
                        .fetch(flyway.artifacts(Optional.ofNullable(toolVersion))),
                options()));
    }
}
