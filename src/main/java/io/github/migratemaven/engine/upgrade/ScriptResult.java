package io.github.migratemaven.engine.upgrade;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.migratemaven.engine.context.RunSettings;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.execution.offline.OfflineOptions;
import io.github.migratemaven.execution.offline.OfflineScript;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.RevisionGraph;
import java.util.List;
import java.util.Locale;

/** A plan as a script for psql. */
public record ScriptResult(String goal, Status status, String target, String sql) implements GoalResult {

    public static ScriptResult of(RevisionGraph graph, Direction direction, String range, RunSettings settings) {
        OfflineOptions options =
                new OfflineOptions(settings.versionTableSchema(), settings.lockTimeout(), settings.acceptUnproven());
        return new ScriptResult(
                direction.name().toLowerCase(Locale.ROOT),
                Status.OK,
                range,
                OfflineScript.of(graph, direction, range, options));
    }

    @Override
    @JsonIgnore
    public List<String> lines() {
        return sql.lines().toList();
    }
}
