package io.github.migratemaven.bench.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a history as plain scripts: one for each step and direction, and one for psql that holds all. */
public final class PlainFiles {

    private PlainFiles() {}

    public static void write(Path directory, List<Change> changes) throws IOException {
        Files.createDirectories(directory);
        StringBuilder up = new StringBuilder();
        StringBuilder down = new StringBuilder();
        for (Change change : changes) {
            String name = "%05d".formatted(change.number());
            Files.writeString(directory.resolve(name + ".up.sql"), change.upgrade());
            Files.writeString(directory.resolve(name + ".down.sql"), change.downgrade());
            up.append(transaction(name + ".up.sql"));
            down.insert(0, transaction(name + ".down.sql"));
        }
        Files.writeString(directory.resolve("upgrade.psql"), up);
        Files.writeString(directory.resolve("downgrade.psql"), down);
    }

    private static String transaction(String script) {
        return "begin;\n\\ir " + script + "\ncommit;\n";
    }
}
