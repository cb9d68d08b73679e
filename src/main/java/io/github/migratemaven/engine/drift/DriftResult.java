package io.github.migratemaven.engine.drift;

import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.result.NotInJson;
import io.github.migratemaven.execution.DriftFound;
import io.github.migratemaven.execution.history.AppliedRevision;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.hook.Hooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a database differs from what its applied revisions build.
 *
 * @param database as a URL without user and password
 * @param current heads of what is applied
 * @param inProgress non-transactional revisions that were begun and not finished; what they did so far counts as different
 * @param differences each object that is missing, surplus or different
 * @param hooks of the revisions, which may have made some of these
 */
public record DriftResult(
        String goal,
        Status status,
        String database,
        List<String> current,
        List<String> inProgress,
        List<Difference> differences,
        @NotInJson Hooks hooks)
        implements GoalResult {

    public DriftResult {
        current = List.copyOf(current);
        inProgress = List.copyOf(inProgress);
        differences = List.copyOf(differences);
    }

    /**
     * One object.
     *
     * @param what {@code missing}, {@code surplus} or {@code different}
     * @param expected the properties in which a different one differs, as the revisions build them
     * @param found the same as the database has them
     * @param description all of it in words
     */
    public record Difference(
            String kind,
            String name,
            String what,
            Map<String, String> expected,
            Map<String, String> found,
            String description) {

        public Difference {
            expected = new TreeMap<>(expected);
            found = new TreeMap<>(found);
        }

        static Difference of(SchemaDifference difference) {
            return new Difference(
                    difference.kind(),
                    difference.name(),
                    difference.what().word(),
                    difference.expected(),
                    difference.found(),
                    difference.line());
        }
    }

    static DriftResult of(ConnectionSettings database, DriftFound found, Hooks hooks) {
        return new DriftResult(
                "drift",
                found.differences().isEmpty() ? Status.OK : Status.DRIFT,
                database.displayUrl(),
                found.state().heads(),
                found.state().inProgress().stream().map(AppliedRevision::id).toList(),
                found.differences().stream().map(Difference::of).toList(),
                hooks);
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!inProgress.isEmpty()) {
            lines.add("Begun and not finished, so its statements count as different: " + String.join(", ", inProgress));
        }
        differences.forEach(difference -> lines.add(difference.description()));
        if (differences.isEmpty()) {
            lines.add("No difference: " + database + " is what its revisions build (" + position() + ").");
        }
        return lines;
    }

    @Override
    public Optional<MigrationFailure> failure() {
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(MigrationFailure.of(
                Status.DRIFT,
                database + " differs from what its revisions build (" + position() + "): " + differences.size()
                        + (differences.size() == 1 ? " difference." : " differences."),
                "Take the manual changes back, or write a revision for them. Objects that do not belong to this"
                        + " project can be left out with -Dmigrate.exclude=<pattern>."
                        + hooks.remark()));
    }

    private String position() {
        return current.isEmpty() ? "base" : String.join(", ", current);
    }
}
