package io.github.migratemaven.bench.tool;

import io.github.migratemaven.bench.floor.JdbcLoop;
import io.github.migratemaven.bench.work.Action;
import io.github.migratemaven.bench.work.PlainFiles;
import io.github.migratemaven.bench.work.Work;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The same bare JDBC loop, without Maven. */
public final class JavaLoop implements Tool {
    private final String classPath;

    /** @param floor the jar of the floor's classes */
    public JavaLoop(Path floor) {
        this.classPath = floor + File.pathSeparator + ClassPath.jarOf(org.postgresql.Driver.class);
    }

    static String verb(Action action) {
        return switch (action) {
            case UPGRADE, NO_OP -> "upgrade";
            case DOWNGRADE -> "downgrade";
            default -> "current";
        };
    }

    @Override
    public String name() {
        return "java, bare JDBC";
    }

    @Override
    public boolean offers(Work work) {
        return !work.action().comparesModel();
    }

    @Override
    public void prepare(Work work, Path directory) throws IOException {
        PlainFiles.write(directory.resolve("scripts"), work.history().get());
    }

    @Override
    public List<String> command(Action action, Path directory, Target target) {
        return List.of(
                ClassPath.java(),
                "-classpath",
                classPath,
                JdbcLoop.class.getName(),
                target.jdbcUrlWithUser(),
                directory.resolve("scripts").toString(),
                verb(action));
    }
}
