package io.github.migratemaven.engine.fmt;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.report.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Revisions that are laid out.
 *
 * @param files those that were written anew
 * @param unchanged how many were laid out already
 */
public record FmtResult(String goal, Status status, List<Path> files, int unchanged) implements GoalResult {

    public FmtResult {
        files = List.copyOf(files);
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        files.forEach(file -> lines.add("Laid out " + file));
        lines.add(files.size() + " laid out, " + unchanged + " were already; their checksums stay.");
        return lines;
    }
}
