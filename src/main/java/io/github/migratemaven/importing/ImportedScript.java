package io.github.migratemaven.importing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A step of another tool's history, which becomes a revision.
 *
 * @param key by which that tool knows it, the same wherever it is imported
 * @param origin what the other tool calls it, for a comment and for a mapping of what is applied
 * @param message what it does, in words
 * @param upgrade SQL
 * @param transactional whether it runs in a transaction
 * @param undo SQL that takes it back, where the other tool has it
 * @param parents keys of those that it follows
 * @param dependsOn keys of others that it needs
 * @param labels names for the line that it begins
 * @param created when it was made, where the other tool knows
 */
public record ImportedScript(
        String key,
        String origin,
        String message,
        String upgrade,
        boolean transactional,
        Optional<String> undo,
        List<String> parents,
        List<String> dependsOn,
        List<String> labels,
        Optional<Instant> created) {

    public ImportedScript {
        parents = List.copyOf(parents);
        dependsOn = List.copyOf(dependsOn);
        labels = List.copyOf(labels);
    }
}
