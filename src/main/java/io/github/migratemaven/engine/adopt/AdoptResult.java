package io.github.migratemaven.engine.adopt;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.report.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The revision that was written from a database, and what is left to do.
 *
 * @param database as a URL without user and password; it is recorded as at the revision
 * @param rows how many rows of each table are in the revision
 * @param pending what the model says differently, a line each
 * @param warnings what is not in the revision
 */
public record AdoptResult(
        String goal,
        Status status,
        String database,
        String revision,
        Path file,
        Map<String, Integer> rows,
        List<String> pending,
        List<String> warnings)
        implements GoalResult {

    public AdoptResult {
        rows = new TreeMap<>(rows);
        pending = List.copyOf(pending);
        warnings = List.copyOf(warnings);
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Generating " + file + " ... done");
        rows.forEach((table, count) -> lines.add("With " + count + (count == 1 ? " row of " : " rows of ") + table));
        lines.add("Recorded, nothing was run: " + database + " is recorded as at " + revision
                + ", which a comparison has shown it to be.");
        if (!pending.isEmpty()) {
            lines.add(
                    "The model says differently (" + pending.size()
                            + (pending.size() == 1 ? " difference" : " differences")
                            + " above). Write that as the second revision: mvn migrate:revision -Dmessage=\"Follow the model\"");
        }
        return lines;
    }
}
