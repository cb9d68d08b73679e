package io.github.migratemaven.engine.edit;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.report.Status;
import java.nio.file.Path;
import java.util.List;

/**
 * The files to edit.
 *
 * @param opened whether the editor was run here
 * @param files those of the revisions that were named
 */
public record EditResult(String goal, Status status, boolean opened, List<Path> files) implements GoalResult {

    public EditResult {
        files = List.copyOf(files);
    }

    @Override
    public List<String> lines() {
        return files.stream()
                .map(file -> opened ? "Edited " + file : String.valueOf(file))
                .toList();
    }
}
