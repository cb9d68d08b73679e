package io.github.migratemaven.plugin.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.project.MavenProject;

/** What a project's POM and command line say to Flyway, and which Flyway it uses. */
public final class FlywayProject implements ToolProject {
    private static final String GROUP = "org.flywaydb";
    private static final String CORE = "flyway-core";
    /** Of those that the project does not choose between. */
    private static final String VERSION = "13.1.0";
    /** The first whose support of PostgreSQL is an artifact of its own. */
    private static final int DIVIDED = 10;

    private final ToolInPom tool;

    public FlywayProject(MavenProject project) {
        this.tool = new ToolInPom(project, GROUP, CORE, "flyway-maven-plugin");
    }

    @Override
    public Map<String, String> settings(Properties typed) {
        return tool.settings("flyway.", typed);
    }

    @Override
    public List<String> artifacts(Optional<String> version) {
        String chosen = version.or(tool::version).orElse(VERSION);
        List<String> artifacts = new ArrayList<>(List.of(GROUP + ":" + CORE + ":" + chosen));
        if (major(chosen) >= DIVIDED) {
            artifacts.add(GROUP + ":flyway-database-postgresql:" + chosen);
        }
        return artifacts;
    }

    private static int major(String version) {
        String first = version.split("\\.", -1)[0];
        return first.matches("\\d{1,6}") ? Integer.parseInt(first) : DIVIDED;
    }
}
