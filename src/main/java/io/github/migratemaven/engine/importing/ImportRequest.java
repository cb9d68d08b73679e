package io.github.migratemaven.engine.importing;

import io.github.migratemaven.execution.options.ExecutionOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A request to take over another tool's history.
 *
 * @param from the tool: {@code flyway}
 * @param baseDirectory of the project
 * @param resources directories that become the project's class path
 * @param classPath what the project needs at run time
 * @param surroundings system properties, and environment variables as {@code env.NAME}
 * @param values the tool's settings in the POM and on the command line, by the tool's own names
 * @param jars of the tool itself, fetched when it is to run
 */
public record ImportRequest(
        String from,
        Path baseDirectory,
        List<Path> resources,
        List<Path> classPath,
        Map<String, String> surroundings,
        Map<String, String> values,
        Supplier<List<Path>> jars,
        ExecutionOptions options) {

    public ImportRequest {
        resources = List.copyOf(resources);
        classPath = List.copyOf(classPath);
        surroundings = Map.copyOf(surroundings);
        values = Map.copyOf(values);
    }
}
