package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.MigrationEngine;
import io.github.migratemaven.engine.init.InitResult;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.plugin.base.DatabaseMojo;
import io.github.migratemaven.plugin.maven.PomEdit;
import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javax.inject.Inject;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Prepares a project: creates the revisions directory and adds this plugin and the properties {@code migrate.url} =
 * {@code embedded} and {@code migrate.postgresVersion} to the POM, the latter as the server has it where the settings name
 * one that answers. Nothing that exists is overwritten. In a project that does not declare the plugin yet,
 * call it by its coordinates: {@code mvn io.github.migratemaven:migrate-maven-plugin:VERSION:init}.
 *
 * @since 0.1.0
 */
@Mojo(name = "init", aggregator = true, threadSafe = true)
public final class InitMojo extends DatabaseMojo {

    @Inject
    public InitMojo(RepositorySystem repositorySystem, SettingsDecrypter settingsDecrypter) {
        super(repositorySystem, settingsDecrypter);
    }

    @Override
    protected GoalResult run() {
        if (groupsModules()) {
            throw MigrationFailure.refused(
                    "This POM only groups modules; revisions belong to the module that owns the database schema.",
                    "Run it there: mvn -pl <module> " + ownCoordinates() + ":init");
        }
        Path directory = revisionsDirectory();
        List<Path> written = new ArrayList<>();
        List<Path> kept = new ArrayList<>();
        Path pom = project().getFile().toPath();
        (extendPom(pom) ? written : kept).add(pom);
        InitResult scaffold = MigrationEngine.init(directory);
        written.addAll(scaffold.written());
        kept.addAll(scaffold.kept());
        return new InitResult(goal(), scaffold.status(), written, kept, scaffold.next());
    }

    private boolean extendPom(Path file) {
        PomEdit pom = PomEdit.open(file);
        if (!project().getProperties().containsKey("migrate.url")) {
            pom.addProperty("migrate.url", "embedded");
        }
        if (!project().getProperties().containsKey("migrate.postgresVersion")) {
            addVersion(pom);
        }
        PluginDescriptor self = mojoExecution().getMojoDescriptor().getPluginDescriptor();
        if (!declares(project(), self)) {
            pom.addPlugin(self.getGroupId(), self.getArtifactId(), self.getVersion());
        }
        return pom.save();
    }

    /** Revisions for a newer PostgreSQL than production's would be refused there. */
    private void addVersion(PomEdit pom) {
        OptionalInt server = engine().serverVersion();
        pom.addProperty(
                "migrate.postgresVersion",
                String.valueOf(server.orElseGet(MigrationEngine::newestVersion)),
                server.isPresent()
                        ? "The PostgreSQL that init found; revisions are written for it."
                        : "Set this to the major version of your production PostgreSQL (13 to 18).");
    }

    private static boolean declares(MavenProject project, PluginDescriptor self) {
        return project.getBuildPlugins().stream().map(Plugin::getKey).anyMatch(self.getPluginLookupKey()::equals);
    }

    private String ownCoordinates() {
        return mojoExecution().getMojoDescriptor().getPluginDescriptor().getId();
    }
}
