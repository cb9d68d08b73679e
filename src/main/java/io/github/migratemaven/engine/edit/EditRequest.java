package io.github.migratemaven.engine.edit;

import java.util.List;
import java.util.Optional;

/**
 * A request to open revisions in an editor.
 *
 * @param revisions as a target names them: ids or the starts of them, {@code head}
 * @param editor the command, with its own arguments; absent where there is none, or no terminal to hand over
 */
public record EditRequest(List<String> revisions, Optional<String> editor) {

    public EditRequest {
        revisions = List.copyOf(revisions);
    }
}
