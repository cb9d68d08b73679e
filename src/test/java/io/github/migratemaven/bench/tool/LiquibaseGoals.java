package io.github.migratemaven.bench.tool;

import io.github.migratemaven.bench.floor.FloorPlugin;
import io.github.migratemaven.bench.work.Action;
import io.github.migratemaven.bench.work.LiquibaseFile;
import io.github.migratemaven.bench.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Liquibase's plugin as Maven Central has it; its scripts hold no data of COPY. */
public final class LiquibaseGoals implements Tool {
    private final Maven maven;
    private final String version;

    public LiquibaseGoals(Maven maven, String version) {
        this.maven = maven;
        this.version = version;
    }

    @Override
    public String name() {
        return "Liquibase " + version;
    }

    @Override
    public boolean offers(Work work) {
        return !work.action().comparesModel() && !work.name().startsWith("copy");
    }

    @Override
    public void prepare(Work work, Path directory) throws IOException {
        Maven.project(
                directory,
                "pom",
                Maven.plugin(
                        "org.liquibase",
                        "liquibase-maven-plugin",
                        version,
                        Maven.dependency("org.postgresql", "postgresql", FloorPlugin.DRIVER_VERSION)),
                "");
        LiquibaseFile.write(directory.resolve("changelog.sql"), work.history().get());
    }

    @Override
    public List<String> command(Action action, Path directory, Target target) {
        List<String> arguments = new ArrayList<>(List.of(
                "-Dliquibase.url=" + target.jdbcUrl(),
                "-Dliquibase.username=" + Target.USER,
                "-Dliquibase.changeLogFile=changelog.sql",
                "-Dliquibase.searchPath=" + directory,
                "-Dliquibase.promptOnNonLocalDatabase=false"));
        switch (action) {
            case UPGRADE, NO_OP -> arguments.add("liquibase:update");
            case CURRENT -> arguments.add("liquibase:status");
            case HISTORY -> arguments.add("liquibase:history");
            default -> arguments.addAll(List.of("liquibase:rollback", "-Dliquibase.rollbackCount=1000000"));
        }
        return maven.command(arguments.toArray(String[]::new));
    }
}
