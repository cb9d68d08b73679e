package io.github.migratemaven.plugin;

import io.github.migratemaven.engine.GoalResult;
import io.github.migratemaven.engine.InitResult;
import io.github.migratemaven.engine.MigrationEngine;
import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;

/**
 * Prepares a project: creates the revisions directory and adds this plugin and the property {@code migrate.url} =
 * {@code embedded} to the POM. Nothing that exists is overwritten. In a project that does not declare the plugin yet,
 * call it by its coordinates: {@code mvn io.github.migratemaven:migrate-maven-plugin:VERSION:init}.
 *
 * @since 0.1.0
 */
@Mojo(name = "init", aggregator = true, threadSafe = true)
public final class InitMojo extends MigrateMojo {

    @Override
    GoalResult run() {
        if (project().getPackaging().equals("pom")) {
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
        PluginDescriptor self = mojoExecution().getMojoDescriptor().getPluginDescriptor();
        if (!declares(project(), self)) {
            pom.addPlugin(self.getGroupId(), self.getArtifactId(), self.getVersion());
        }
        return pom.save();
    }

    private static boolean declares(MavenProject project, PluginDescriptor self) {
        return project.getBuildPlugins().stream().map(Plugin::getKey).anyMatch(self.getPluginLookupKey()::equals);
    }

    private String ownCoordinates() {
        return mojoExecution().getMojoDescriptor().getPluginDescriptor().getId();
    }
}
