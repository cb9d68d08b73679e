package io.github.migratemaven.importing.flyway;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What lies in Flyway's locations.
 *
 * @param versioned in the order of their versions
 * @param undo by the version that each takes back
 * @param repeatable in the order of their descriptions
 * @param baselines scripts in the place of those up to their version, which only Flyway's paid editions run
 * @param callbacks files that run before or after something
 */
record FlywayScripts(
        List<FlywayScript> versioned,
        Map<FlywayVersion, FlywayScript> undo,
        List<FlywayScript> repeatable,
        List<FlywayScript> baselines,
        List<Path> callbacks) {
    private static final String BEFORE_OR_AFTER = "(?:before|after|create)[A-Z]\\w*(?:__.*)?";

    /**
     * @param programs migrations in a language other than SQL, besides those that lie in the locations
     * @throws MigrationFailure where two say they are the same, or a location cannot be read
     */
    static FlywayScripts find(List<Path> roots, List<Path> programs, FlywaySettings settings) {
        List<FlywayScript> found = new ArrayList<>();
        Set<Path> all = new LinkedHashSet<>(programs);
        roots.forEach(root -> all.addAll(files(root)));
        Set<String> classes = new HashSet<>();
        for (Path file : all) {
            FlywayScript.classIn(file)
                    .filter(classes::add)
                    .flatMap(name -> ScriptName.of(name, settings)
                            .map(read -> new FlywayScript(file, name + FlywayScript.JAVA, read)))
                    .ifPresent(found::add);
        }
        List<Path> callbacks = new ArrayList<>();
        for (Path root : roots) {
            for (Path file : files(root)) {
                String name = String.valueOf(file.getFileName());
                settings.suffixes().stream().filter(name::endsWith).findFirst().ifPresent(suffix -> {
                    String stem = name.substring(0, name.length() - suffix.length());
                    if (stem.matches(BEFORE_OR_AFTER)) {
                        callbacks.add(file);
                    } else {
                        String script = root.relativize(file).toString().replace('\\', '/');
                        ScriptName.of(stem, settings)
                                .ifPresent(read -> found.add(new FlywayScript(file, script, read)));
                    }
                });
            }
        }
        return new FlywayScripts(
                List.copyOf(unique(found, ScriptName.Kind.VERSIONED, FlywayScripts::version)
                        .values()),
                unique(found, ScriptName.Kind.UNDO, FlywayScripts::version),
                List.copyOf(unique(found, ScriptName.Kind.REPEATABLE, script -> script.name()
                                .description())
                        .values()),
                List.copyOf(unique(found, ScriptName.Kind.BASELINE, FlywayScripts::version)
                        .values()),
                callbacks);
    }

    private static FlywayVersion version(FlywayScript script) {
        return script.name().version().orElseThrow();
    }

    private static <K extends Comparable<K>> Map<K, FlywayScript> unique(
            List<FlywayScript> scripts, ScriptName.Kind kind, Function<FlywayScript, K> key) {
        Map<K, FlywayScript> unique = new TreeMap<>();
        scripts.stream().filter(script -> script.name().kind() == kind).forEach(script -> {
            FlywayScript other = unique.put(key.apply(script), script);
            if (other != null) {
                throw MigrationFailure.refused(
                        "Two scripts of Flyway's history are the same to it: " + other.file() + " and " + script.file()
                                + ".",
                        (kind == ScriptName.Kind.REPEATABLE
                                        ? "Give one another description"
                                        : "Give one another version")
                                + ", or take a location out of flyway.locations; nothing was written.");
            }
        });
        return unique;
    }

    private static List<Path> files(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    "The location " + root + " cannot be read: " + e.getMessage(),
                    "Correct flyway.locations; nothing was written.",
                    e);
        }
    }
}
