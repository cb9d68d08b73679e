package io.github.migratemaven.bench.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a history as one of Liquibase's formatted SQL changelogs. */
public final class LiquibaseFile {

    private LiquibaseFile() {}

    public static void write(Path file, List<Change> changes) throws IOException {
        StringBuilder log = new StringBuilder("--liquibase formatted sql\n");
        for (Change change : changes) {
            log.append("\n--changeset bench:")
                    .append(change.number())
                    .append('\n')
                    .append(change.upgrade())
                    .append(change.downgrade()
                            .lines()
                            .map(line -> "--rollback " + line + "\n")
                            .collect(Collectors.joining()));
        }
        Files.writeString(file, log);
    }
}
