package io.github.migratemaven.engine.fmt;

import java.util.List;

/**
 * A request to lay revisions out.
 *
 * @param revisions as a target names them: ids or the starts of them, {@code head}; all where none is named
 * @param check whether to fail where a file is laid out otherwise, rather than to write it
 */
public record FmtRequest(List<String> revisions, boolean check) {

    public FmtRequest {
        revisions = List.copyOf(revisions);
    }
}
