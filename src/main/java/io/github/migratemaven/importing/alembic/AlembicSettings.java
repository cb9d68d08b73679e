package io.github.migratemaven.importing.alembic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How Alembic is called.
 *
 * @param command the program and what stands before its own arguments: {@code alembic}, or {@code poetry run alembic}
 * @param directory in which it is called, where its {@code alembic.ini} lies
 */
public record AlembicSettings(List<String> command, Path directory) {
    /** What all its properties begin with. */
    public static final String PREFIX = "alembic.";

    public AlembicSettings {
        command = List.copyOf(command);
    }

    /**
     * @param values {@code alembic.command}, {@code alembic.directory}, and Alembic's options {@code alembic.config},
     *     {@code alembic.name} and {@code alembic.x} (several with commas between them)
     */
    public static AlembicSettings of(Map<String, String> values, Path baseDirectory) {
        List<String> command = new ArrayList<>(words(values, "command", "alembic", "\\s+"));
        option(values, "config").forEach(file -> command.addAll(List.of("-c", file)));
        option(values, "name").forEach(name -> command.addAll(List.of("-n", name)));
        words(values, "x", "", ",").forEach(argument -> command.addAll(List.of("-x", argument)));
        return new AlembicSettings(
                command,
                baseDirectory.resolve(
                        values.getOrDefault(PREFIX + "directory", "").strip()));
    }

    private static List<String> option(Map<String, String> values, String name) {
        return words(values, name, "", "\\R");
    }

    private static List<String> words(Map<String, String> values, String name, String otherwise, String separator) {
        return Arrays.stream(values.getOrDefault(PREFIX + name, otherwise).split(separator, -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
