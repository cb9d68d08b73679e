package io.github.migratemaven.plugin.maven;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.project.MavenProject;

/** What a project's POM and command line say to Liquibase, and which Liquibase it uses. */
public final class LiquibaseProject implements ToolProject {
    private static final String GROUP = "org.liquibase";
    private static final String CORE = "liquibase-core";
    /** The last under the Apache License, for a project that names none. */
    private static final String VERSION = "4.33.0";

    private final ToolInPom tool;

    public LiquibaseProject(MavenProject project) {
        this.tool = new ToolInPom(project, GROUP, CORE, "liquibase-maven-plugin");
    }

    @Override
    public Map<String, String> settings(Properties typed) {
        return tool.settings("liquibase.", typed);
    }

    @Override
    public List<String> artifacts(Optional<String> version) {
        String chosen = version.or(tool::version).orElse(VERSION);
        return List.of(GROUP + ":" + CORE + ":" + chosen);
    }
}
