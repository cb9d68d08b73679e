package io.github.migratemaven.plugin.maven;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.project.MavenProject;

/** What a project's POM and command line say to another tool, and which version of it the project uses. */
public interface ToolProject {

    /**
     * Its settings in the POM, and over them those on the command line.
     *
     * @param typed properties of the command line
     */
    Map<String, String> settings(Properties typed);

    /** Artifacts of the version that the project uses, or of the given one; none where Maven has nothing of it. */
    List<String> artifacts(Optional<String> version);

    /** One that knows nothing where the name is no tool's. */
    static ToolProject named(String tool, MavenProject project) {
        return switch (tool.toLowerCase(Locale.ROOT)) {
            case "flyway" -> new FlywayProject(project);
            case "liquibase" -> new LiquibaseProject(project);
            case "alembic" -> new AlembicProject(project);
            default -> new UnknownTool();
        };
    }

    /** Nothing is said to it. */
    record UnknownTool() implements ToolProject {
        @Override
        public Map<String, String> settings(Properties typed) {
            return Map.of();
        }

        @Override
        public List<String> artifacts(Optional<String> version) {
            return List.of();
        }
    }
}
