package io.github.migratemaven.engine.revision;

import io.github.migratemaven.execution.options.ExecutionOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The next revision of a project whose model is its file {@code schema.sql}.
 *
 * @param directory where that lies
 */
public record SchemaFileRevision(
        Path directory,
        String message,
        Optional<String> id,
        boolean replace,
        String fills,
        List<String> renames,
        boolean verbose,
        ExecutionOptions settings) {

    public static SchemaFileRevision in(Path directory, String message) {
        return new SchemaFileRevision(
                directory, message, Optional.empty(), false, "", List.of(), false, ExecutionOptions.defaults());
    }

    public SchemaFileRevision replacing(Optional<String> revision) {
        return new SchemaFileRevision(directory, message, revision, true, fills, renames, verbose, settings);
    }

    public SchemaFileRevision filling(String columns) {
        return new SchemaFileRevision(directory, message, id, replace, columns, renames, verbose, settings);
    }

    public SchemaFileRevision renaming(String... names) {
        return new SchemaFileRevision(directory, message, id, replace, fills, List.of(names), verbose, settings);
    }

    public SchemaFileRevision timed(boolean shown) {
        return new SchemaFileRevision(directory, message, id, replace, fills, renames, shown, settings);
    }

    public SchemaFileRevision with(ExecutionOptions others) {
        return new SchemaFileRevision(directory, message, id, replace, fills, renames, verbose, others);
    }

    public RevisionRequest request() {
        return new RevisionRequest(
                message,
                false,
                "sql",
                id,
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                new ModelRequest(
                        List.of("schema.sql"),
                        directory,
                        List.of(),
                        List.of(),
                        Set.of(),
                        Optional.empty(),
                        Map.of(),
                        Set.of()),
                renames,
                replace,
                fills,
                verbose,
                settings,
                Optional.empty());
    }
}
