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

/**
 * Another tool as a project's POM has it.
 *
 * @param group of its artifacts
 * @param core the artifact that a project which uses it depends on
 * @param plugin the artifact of its own Maven plugin
 */
record ToolInPom(MavenProject project, String group, String core, String plugin) {

    /** Settings of the tool's plugin, and over them {@link #properties}. */
    Map<String, String> settings(String prefix, Properties typed) {
        Map<String, String> values = new LinkedHashMap<>();
        ownPlugin().ifPresent(found -> values.putAll(PluginConfiguration.of(found, prefix)));
        values.putAll(properties(project, prefix, typed));
        return values;
    }

    /** Properties of the POM whose names begin so, and over them those of the command line. */
    static Map<String, String> properties(MavenProject project, String prefix, Properties typed) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Properties properties : List.of(project.getProperties(), typed)) {
            properties.stringPropertyNames().stream()
                    .filter(name -> name.startsWith(prefix))
                    .forEach(name -> values.put(name, properties.getProperty(name)));
        }
        return values;
    }

    /** The version that the project depends on, or that of the tool's plugin. */
    Optional<String> version() {
        Stream<String> resolved = project.getArtifacts().stream()
                .filter(artifact -> artifact.getGroupId().equals(group)
                        && artifact.getArtifactId().equals(core))
                .map(artifact -> artifact.getVersion());
        Stream<String> named = project.getDependencies().stream()
                .filter(dependency -> dependency.getGroupId().equals(group)
                        && dependency.getArtifactId().equals(core))
                .map(Dependency::getVersion);
        return Stream.concat(resolved, named).findFirst().or(() -> ownPlugin().map(Plugin::getVersion));
    }

    private Optional<Plugin> ownPlugin() {
        return Optional.ofNullable(project.getPlugin(group + ":" + plugin));
    }
}
