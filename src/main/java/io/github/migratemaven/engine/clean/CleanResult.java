package io.github.migratemaven.engine.clean;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.execution.history.DatabaseContents;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code clean} dropped.
 *
 * @param dropped the objects; what went with them, such as indexes, is not named
 */
public record CleanResult(String goal, Status status, String database, List<Dropped> dropped) implements GoalResult {

    public CleanResult {
        dropped = List.copyOf(dropped);
    }

    /** An object that is gone. */
    public record Dropped(String kind, String name) {}

    static CleanResult of(ConnectionSettings database, DatabaseContents contents) {
        List<Dropped> dropped = new ArrayList<>();
        contents.objects().forEach((kind, names) -> names.forEach(name -> dropped.add(new Dropped(kind, name))));
        return new CleanResult("clean", Status.OK, database.displayUrl(), dropped);
    }

    @Override
    public List<String> lines() {
        return List.of(
                dropped.isEmpty()
                        ? "Nothing to drop: " + database + " is empty."
                        : database + " is empty now; " + dropped.size()
                                + (dropped.size() == 1 ? " object was" : " objects were") + " dropped.");
    }
}
