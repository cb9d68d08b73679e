package io.github.migratemaven.engine.squash;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.report.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One revision that has taken the place of several.
 *
 * @param file where it was written
 * @param replaces ids that stay known as names for it
 * @param replacedFiles directory with copies of their files
 * @param kept statements that were taken over as they are, since no comparison of schemas could reproduce them
 */
public record SquashResult(
        String goal,
        Status status,
        String revision,
        Path file,
        List<String> replaces,
        Path replacedFiles,
        List<String> kept,
        List<String> warnings)
        implements GoalResult {

    public SquashResult {
        replaces = List.copyOf(replaces);
        kept = List.copyOf(kept);
        warnings = List.copyOf(warnings);
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Generating " + file + " ... done");
        lines.add("It takes the place of " + replaces.size() + " revisions: " + String.join(", ", replaces) + ".");
        lines.add("Copies of their files lie in " + replacedFiles + " until the next clean.");
        lines.add("The next migrate:upgrade of a database that has applied all of them records the new one in their"
                + " place. Upgrade a database that has applied only some to " + replaces.get(replaces.size() - 1)
                + " first, with a checkout from before the squash.");
        return lines;
    }
}
