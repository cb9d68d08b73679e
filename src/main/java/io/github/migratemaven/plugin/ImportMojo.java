package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.importing.ImportRequest;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.plugin.base.VersionTableMojo;
import io.github.migratemaven.plugin.maven.ProjectModel;
import io.github.migratemaven.plugin.maven.ToolLibraries;
import io.github.migratemaven.plugin.maven.ToolProject;
import io.github.migratemaven.plugin.parameter.UserProperties;
import io.github.migratemaven.report.MigrationFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the history that another tool has kept: writes its scripts as revisions, once the tool itself and the
 * revisions have built the same schema and the same rows on two empty databases. The tool is fetched for that from the
 * project's repositories, in the version that the project uses. A database that is configured is only read.
 *
 * @since 0.1.0
 */
@Mojo(name = "import", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class ImportMojo extends VersionTableMojo {
    private final RepositorySystem repositorySystem;

    /**
     * The tool whose history is taken over: {@code flyway}, {@code liquibase} or {@code alembic}. The settings of the
     * first two are read from their own files, from Spring Boot's, from the configuration of their plugins in the POM, and
     * from {@code -Dflyway.NAME=} or {@code -Dliquibase.NAME=} on the command line; how Alembic is called, from {@code alembic.command} and others of that kind. Short: {@code -Dfrom=}.
     * Required.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.from")
    private @Nullable String from;

    /**
     * Version of the tool to fetch and run; by default the one that the project uses, else a recent one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.toolVersion")
    private @Nullable String toolVersion;

    /**
     * Liquibase's contexts whose change sets are taken over, as an expression; all when it is empty, as Liquibase itself
     * does. Short: {@code -Dcontexts=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.contexts")
    private @Nullable String contexts;

    /**
     * Liquibase's labels whose change sets are taken over, as an expression; all when it is empty. Short: {@code -Dlabels=}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "migrate.labels")
    private @Nullable String labels;

    @Inject
    public ImportMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
        this.repositorySystem = repositorySystem;
    }

    @Override
    protected GoalResult run() {
        UserProperties typed = typed();
        String tool = typed.text("from")
                .or(() -> Optional.ofNullable(from))
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "import does not say from where.",
                        "Name the tool: -Dfrom=flyway, -Dfrom=liquibase or -Dfrom=alembic."));
        ToolProject ofTool = ToolProject.named(tool, project());
        ProjectModel model = new ProjectModel(session(), project());
        return engine().importHistory(new ImportRequest(
                tool,
                project().getBasedir().toPath(),
                model.sources(),
                model.classPath(),
                model.surroundings(),
                settings(ofTool, typed),
                () -> new ToolLibraries(repositorySystem, session(), project())
                        .fetch(ofTool.artifacts(Optional.ofNullable(toolVersion))),
                options()));
    }

    private Map<String, String> settings(ToolProject ofTool, UserProperties typed) {
        Map<String, String> values =
                new LinkedHashMap<>(ofTool.settings(session().getUserProperties()));
        typed.text("contexts").or(() -> Optional.ofNullable(contexts)).ifPresent(chosen -> {
            values.put("liquibase.contexts", chosen);
        });
        typed.text("labels").or(() -> Optional.ofNullable(labels)).ifPresent(chosen -> {
            values.put("liquibase.labelFilter", chosen);
        });
        return values;
    }
}
