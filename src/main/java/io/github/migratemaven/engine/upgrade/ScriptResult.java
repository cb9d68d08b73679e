package io.github.migratemaven.engine.upgrade;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.report.Status;
import java.util.List;
import java.util.Optional;

/** A plan as a script for psql. */
public record ScriptResult(String goal, Status status, String target, String sql) implements GoalResult {

    @Override
    public List<String> lines() {
        return sql.lines().toList();
    }

    @Override
    public Optional<String> document() {
        return Optional.of(sql);
    }
}
