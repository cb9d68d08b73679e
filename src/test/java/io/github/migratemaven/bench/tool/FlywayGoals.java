package io.github.migratemaven.bench.tool;

import io.github.migratemaven.bench.floor.FloorPlugin;
import io.github.migratemaven.bench.work.Action;
import io.github.migratemaven.bench.work.FlywayFiles;
import io.github.migratemaven.bench.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Flyway's plugin as Maven Central has it; undo costs money, and models it does not compare. */
public final class FlywayGoals implements Tool {
    private final Maven maven;
    private final String version;

    public FlywayGoals(Maven maven, String version) {
        this.maven = maven;
        this.version = version;
    }

    @Override
    public String name() {
        return "Flyway " + version;
    }

    @Override
    public boolean offers(Work work) {
        return !work.action().comparesModel() && work.action() != Action.DOWNGRADE;
    }

    @Override
    public void prepare(Work work, Path directory) throws IOException {
        Maven.project(
                directory,
                "pom",
                Maven.plugin(
                        "org.flywaydb",
                        "flyway-maven-plugin",
                        version,
                        Maven.dependency("org.flywaydb", "flyway-database-postgresql", version)
                                + Maven.dependency("org.postgresql", "postgresql", FloorPlugin.DRIVER_VERSION)),
                "");
        FlywayFiles.write(directory.resolve("migrations"), work.history().get());
    }

    @Override
    public List<String> command(Action action, Path directory, Target target) {
        return maven.command(
                action == Action.UPGRADE || action == Action.NO_OP ? "flyway:migrate" : "flyway:info",
                "-Dflyway.url=" + target.jdbcUrl(),
                "-Dflyway.user=" + Target.USER,
                "-Dflyway.locations=filesystem:" + directory.resolve("migrations"));
    }
}
