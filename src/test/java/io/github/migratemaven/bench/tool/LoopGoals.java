package io.github.migratemaven.bench.tool;

import io.github.migratemaven.bench.work.Action;
import io.github.migratemaven.bench.work.PlainFiles;
import io.github.migratemaven.bench.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The floor: a bare JDBC loop as a goal. */
public final class LoopGoals implements Tool {
    private final Maven maven;

    public LoopGoals(Maven maven) {
        this.maven = maven;
    }

    @Override
    public String name() {
        return "Maven, bare JDBC";
    }

    @Override
    public boolean offers(Work work) {
        return !work.action().comparesModel();
    }

    @Override
    public void prepare(Work work, Path directory) throws IOException {
        Maven.project(directory, "pom", EmptyGoals.plugin(), "");
        PlainFiles.write(directory.resolve("scripts"), work.history().get());
    }

    @Override
    public List<String> command(Action action, Path directory, Target target) {
        return maven.command(
                "floor:loop",
                "-Dfloor.url=" + target.jdbcUrlWithUser(),
                "-Dfloor.scripts=" + directory.resolve("scripts"),
                "-Dfloor.action=" + JavaLoop.verb(action));
    }
}
