package io.github.migratemaven.bench.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a history as this project's revision files. */
public final class RevisionFiles {

    private RevisionFiles() {}

    public static void write(Path directory, List<Change> changes) throws IOException {
        Files.createDirectories(directory);
        for (Change change : changes) {
            int number = change.number();
            Files.writeString(directory.resolve("20261122T2131_" + id(number) + "_change.sql"), """
                    -- Revision ID: %s
                    -- Revises:%s
                    -- Create Date: 2026-11-22T21:31:00Z
                    -- Message: %s

                    -- migrate:upgrade
                    %s
                    -- migrate:downgrade
                    %s""".formatted(
                            id(number),
                            number == 1 ? "" : " " + id(number - 1),
                            change.message(),
                            change.upgrade(),
                            change.downgrade()));
        }
    }

    public static String id(int number) {
        return "a%011d".formatted(number);
    }
}
