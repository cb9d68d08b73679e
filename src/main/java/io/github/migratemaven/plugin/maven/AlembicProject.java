package io.github.migratemaven.plugin.maven;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.project.MavenProject;

/**
 * How a project's POM and command line say that Alembic is called, which is a program of Python's and none of Maven's.
 *
 * @param project the one whose POM says so
 */
record AlembicProject(MavenProject project) implements ToolProject {

    @Override
    public Map<String, String> settings(Properties typed) {
        return ToolInPom.properties(project, "alembic.", typed);
    }

    @Override
    public List<String> artifacts(Optional<String> version) {
        return List.of();
    }
}
