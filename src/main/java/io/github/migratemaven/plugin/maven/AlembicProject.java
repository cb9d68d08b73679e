package io.github.migratemaven.plugin.maven;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.project.MavenProject;

/** How a project's POM and command line say that Alembic is called, which is a program of Python's and none of Maven's. */
final class AlembicProject implements ToolProject {
    private static final String PREFIX = "alembic.";

    private final MavenProject project;

    AlembicProject(MavenProject project) {
        this.project = project;
    }

    @Override
    public Map<String, String> settings(Properties typed) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Properties properties : List.of(project.getProperties(), typed)) {
            properties.stringPropertyNames().stream()
                    .filter(name -> name.startsWith(PREFIX))
                    .forEach(name -> values.put(name, properties.getProperty(name)));
        }
        return values;
    }

    @Override
    public List<String> artifacts(Optional<String> version) {
        return List.of();
    }
}
