package io.github.migratemaven.plugin.maven;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/** What a project's POM and command line say to Flyway, and which Flyway it uses. */
public final class FlywayProject implements ToolProject {
    private static final String PREFIX = "flyway.";
    private static final String GROUP = "org.flywaydb";
    /** Of those that the project does not choose between. */
    private static final String VERSION = "13.1.0";
    /** The first whose support of PostgreSQL is an artifact of its own. */
    private static final int DIVIDED = 10;

    private final MavenProject project;

    public FlywayProject(MavenProject project) {
        this.project = project;
    }

    @Override
    public Map<String, String> settings(Properties typed) {
        Map<String, String> values = new LinkedHashMap<>(ofPlugin());
        for (Properties properties : List.of(project.getProperties(), typed)) {
            properties.stringPropertyNames().stream()
                    .filter(name -> name.startsWith(PREFIX))
                    .forEach(name -> values.put(name, properties.getProperty(name)));
        }
        return values;
    }

    @Override
    public List<String> artifacts(Optional<String> version) {
        String chosen = version.or(this::ofDependencies)
                .or(() -> plugin().map(Plugin::getVersion))
                .orElse(VERSION);
        List<String> artifacts = new ArrayList<>(List.of(GROUP + ":flyway-core:" + chosen));
        if (major(chosen) >= DIVIDED) {
            artifacts.add(GROUP + ":flyway-database-postgresql:" + chosen);
        }
        return artifacts;
    }

    private static int major(String version) {
        String first = version.split("\\.", -1)[0];
        return first.matches("\\d{1,6}") ? Integer.parseInt(first) : DIVIDED;
    }

    private Optional<String> ofDependencies() {
        return project.getArtifacts().stream()
                .filter(artifact -> artifact.getGroupId().equals(GROUP)
                        && artifact.getArtifactId().equals("flyway-core"))
                .map(artifact -> artifact.getVersion())
                .findFirst()
                .or(() -> project.getDependencies().stream()
                        .filter(dependency -> dependency.getGroupId().equals(GROUP)
                                && dependency.getArtifactId().equals("flyway-core"))
                        .map(Dependency::getVersion)
                        .findFirst());
    }

    private Optional<Plugin> plugin() {
        return Optional.ofNullable(project.getPlugin(GROUP + ":flyway-maven-plugin"));
    }

    private Map<String, String> ofPlugin() {
        return plugin().map(found -> PluginConfiguration.of(found, PREFIX)).orElse(Map.of());
    }
}
