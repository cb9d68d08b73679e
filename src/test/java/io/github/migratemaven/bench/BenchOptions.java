package io.github.migratemaven.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run is told.
 *
 * @param given each setting by its name, as the build passes them
 */
record BenchOptions(Map<String, String> given) {

    /** @param arguments {@code name=value} each */
    static BenchOptions of(String[] arguments) {
        return new BenchOptions(Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].strip())));
    }

    /** Whether one of the measurements of this plugin alone is wanted: one that is named, or any where nothing is. */
    boolean selects(String measurement) {
        return words("works").isEmpty() || words("works").contains(measurement);
    }

    /** Whether a tool is wanted: one whose name begins with one of those given, or any where none is. */
    boolean takes(String tool) {
        return words("tools").isEmpty() || words("tools").stream().anyMatch(tool::startsWith);
    }

    List<String> words(String name) {
        return Arrays.stream(text(name).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    String text(String name) {
        return given.getOrDefault(name, "");
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** The command that repeats this run. */
    String command() {
        StringBuilder command = new StringBuilder("mvn -q -B -Pbench verify");
        for (String name : List.of("works", "tools", "rounds", "latency")) {
            if (!text(name).isEmpty()) {
                command.append(" -Dbench.").append(name).append('=').append(text(name));
            }
        }
        return command.toString();
    }

    Duration latency() {
        return Duration.ofMillis(number("latency"));
    }

    /** Whether nothing may be fetched. */
    boolean offline() {
        return Boolean.parseBoolean(text("offline"));
    }

    Path path(String name) {
        return Path.of(text(name));
    }

    /** The directory for everything that is made; the results stand beside it. */
    Path work() {
        return path("work");
    }

    Path results() {
        return work().resolveSibling("bench.json");
    }

    Path page() {
        return work().resolveSibling("performance.md");
    }

    Path settings() {
        return work().resolve("settings.xml");
    }

    /** Lets builds take what the outer build has downloaded. */
    void writeSettings() throws IOException {
        Files.createDirectories(work());
        Files.writeString(
                settings(),
                Files.readString(path("bookstore").resolveSibling("settings.xml"))
                        .replace(
                                "@localRepositoryUrl@",
                                path("outerRepository").toUri().toString()));
    }
}
