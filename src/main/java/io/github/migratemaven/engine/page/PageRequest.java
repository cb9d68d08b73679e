package io.github.migratemaven.engine.page;

import io.github.migratemaven.engine.revision.ModelRequest;
import io.github.migratemaven.execution.options.ExecutionOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A wish for a page of history and schema.
 *
 * @param project the name that it is headed with
 * @param from revision whose schema the newer one is compared with; empty to show the schema as it is
 * @param to the newer one; empty for the heads
 * @param rules what rules of lint weigh, each as {@code rule:error}
 * @param sizes a file with the sizes of tables, for these; may be absent
 * @param file that receives the HTML
 */
public record PageRequest(
        String project,
        Optional<String> from,
        Optional<String> to,
        PageForm form,
        Path file,
        List<String> rules,
        Path sizes,
        ModelRequest model,
        ExecutionOptions options) {

    public PageRequest {
        rules = List.copyOf(rules);
    }
}
