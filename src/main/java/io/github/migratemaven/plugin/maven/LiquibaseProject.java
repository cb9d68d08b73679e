package io.github.migratemaven.plugin.maven;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/** What a project's POM and command line say to Liquibase, and which Liquibase it uses. */
public final class LiquibaseProject implements ToolProject {
    private static final String PREFIX = "liquibase.";
    private static final String GROUP = "org.liquibase";
    private static final String CORE = "liquibase-core";
    /** The last under the Apache License, for a project that names none. */
    private static final String VERSION = "4.33.0";

    private final MavenProject project;

    public LiquibaseProject(MavenProject project) {
        this.project = project;
    }

    @Override
    public Map<String, String> settings(Properties typed) {
        Map<String, String> values = new LinkedHashMap<>();
        plugin().ifPresent(found -> values.putAll(PluginConfiguration.of(found, PREFIX)));
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
        return List.of(GROUP + ":" + CORE + ":" + chosen);
    }

    private Optional<String> ofDependencies() {
        Stream<String> resolved = project.getArtifacts().stream()
                .filter(artifact -> artifact.getGroupId().equals(GROUP)
                        && artifact.getArtifactId().equals(CORE))
                .map(artifact -> artifact.getVersion());
        Stream<String> named = project.getDependencies().stream()
                .filter(dependency -> dependency.getGroupId().equals(GROUP)
                        && dependency.getArtifactId().equals(CORE))
                .map(Dependency::getVersion);
        return Stream.concat(resolved, named).findFirst();
    }

    private Optional<Plugin> plugin() {
        return Optional.ofNullable(project.getPlugin(GROUP + ":liquibase-maven-plugin"));
    }
}
