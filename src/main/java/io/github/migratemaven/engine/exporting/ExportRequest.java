package io.github.migratemaven.engine.exporting;

import io.github.migratemaven.execution.options.ExecutionOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * A request to write the history for another tool.
 *
 * @param to the tool: {@code flyway}
 * @param target a directory that is not there yet or holds nothing
 * @param jars of the tool itself, fetched when it is to run
 */
public record ExportRequest(String to, Path target, Supplier<List<Path>> jars, ExecutionOptions options) {}
