package io.github.migratemaven.bench.tool;

import io.github.migratemaven.bench.work.Action;
import io.github.migratemaven.bench.work.RevisionFiles;
import io.github.migratemaven.bench.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** This plugin. */
public final class MigrateGoals implements Tool {
    private static final Path REVISIONS = Path.of("src/main/resources/db/revisions");
    private static final String MEASURED = "measured";

    private final Maven maven;
    private final String version;

    public MigrateGoals(Maven maven, String version) {
        this.maven = maven;
        this.version = version;
    }

    @Override
    public String name() {
        return "migrate";
    }

    @Override
    public boolean offers(Work work) {
        return true;
    }

    @Override
    public void prepare(Work work, Path directory) throws IOException {
        String plugin = Maven.plugin("io.github.migratemaven", "migrate-maven-plugin", version, "");
        if (work.action().comparesModel()) {
            JpaProject.write(directory, work, plugin);
        } else {
            Maven.project(directory, "pom", plugin, "");
        }
        RevisionFiles.write(directory.resolve(REVISIONS), work.history().get());
    }

    @Override
    public List<List<String>> before(Work work, Path directory, Target target) {
        return work.action().startsFromRevision() ? List.of(revision("first", target)) : List.of();
    }

    @Override
    public void changeModel(Work work, Path directory) throws IOException {
        JpaProject.changeModel(work, directory);
    }

    @Override
    public List<String> command(Action action, Path directory, Target target) {
        return switch (action) {
            case UPGRADE, NO_OP -> goal("migrate:upgrade", target);
            case CURRENT -> goal("migrate:current", target);
            case HISTORY -> goal("migrate:history", target);
            case DOWNGRADE -> goal("migrate:downgrade", target, "-Dtarget=base");
            case ALL_NEW, NO_CHANGE, ONE_COLUMN -> revision(MEASURED, target);
        };
    }

    private List<String> revision(String message, Target target) {
        return goal("migrate:revision", target, "-Dmessage=" + message);
    }

    private List<String> goal(String goal, Target target, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of(goal, "-Dmigrate.url=" + target.jdbcUrl(), "-Dmigrate.username=" + Target.USER));
        arguments.addAll(Arrays.asList(more));
        return maven.command(arguments.toArray(String[]::new));
    }

    @Override
    public void tidy(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(REVISIONS))) {
            for (Path file : files.filter(each -> each.getFileName().toString().contains(MEASURED))
                    .toList()) {
                Files.delete(file);
            }
        }
    }
}
