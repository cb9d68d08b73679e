package io.github.migratemaven.bench.tool;

import io.github.migratemaven.bench.work.Action;
import io.github.migratemaven.bench.work.Entities;
import io.github.migratemaven.bench.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import org.hibernate.Version;

/** A Maven project with entities, whose plugin is to compare them or, for the floor, to do nothing. */
final class JpaProject {
    static final Path SOURCES = Path.of("src/main/java");

    private JpaProject() {}

    static void write(Path directory, Work work, String plugin) throws IOException {
        Maven.project(
                directory,
                "jar",
                plugin,
                Maven.dependency("org.hibernate.orm", "hibernate-core", Version.getVersionString()));
        Entities.writeJava(directory.resolve(SOURCES), work.tables(), false);
    }

    static void changeModel(Work work, Path directory) throws IOException {
        if (work.action() == Action.ONE_COLUMN) {
            Entities.writeJava(directory.resolve(SOURCES), work.tables(), true);
        }
    }
}
