package io.github.migratemaven.engine.init;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.report.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code init} wrote and what it left as it was.
 *
 * @param written files that are new or have something added
 * @param kept files that already had what they need
 * @param next the command to type next
 */
public record InitResult(String goal, Status status, List<Path> written, List<Path> kept, String next)
        implements GoalResult {

    public InitResult {
        written = List.copyOf(written);
        kept = List.copyOf(kept);
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        written.forEach(file -> lines.add("Wrote " + file));
        kept.forEach(file -> lines.add("Kept " + file + " as it is"));
        lines.add("Next: " + next);
        return lines;
    }
}
