package io.github.migratemaven.engine.sizes;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.trace.lint.TableSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sizes of tables that were written down.
 *
 * @param database as a URL without user and password
 * @param tables by schema and name
 */
public record SizesResult(String goal, Status status, String database, Path file, Map<String, TableSize> tables)
        implements GoalResult {

    public SizesResult {
        tables = new TreeMap<>(tables);
    }

    @Override
    public List<String> lines() {
        return List.of(
                "Sizes of " + tables.size() + (tables.size() == 1 ? " table" : " tables") + " of " + database
                        + " written to " + file + ".",
                "Commit the file: lint weighs its findings by it, also in builds that see no database.");
    }
}
