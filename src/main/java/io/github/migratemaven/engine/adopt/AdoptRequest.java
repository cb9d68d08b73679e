package io.github.migratemaven.engine.adopt;

import io.github.migratemaven.engine.revision.ModelRequest;
import io.github.migratemaven.execution.options.ExecutionOptions;
import java.util.List;
import java.util.Optional;

/**
 * A request for the first revision of a database that is there already.
 *
 * @param message what it is to be called
 * @param revisionId its id; by default a random one
 * @param rows tables, as SQL names them, whose rows every database must hold
 * @param model what the pending second revision is compared with, where there is one
 */
public record AdoptRequest(
        String message, Optional<String> revisionId, List<String> rows, ModelRequest model, ExecutionOptions options) {

    public AdoptRequest {
        rows = List.copyOf(rows);
    }
}
