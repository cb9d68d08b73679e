package io.github.migratemaven.bundle;

import io.github.migratemaven.engine.current.CurrentResult;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That a database is where the bundle leads.
 *
 * @param allowAhead whether it may have more
 */
record HeadRequirement(boolean allowAhead) {

    /** What is in the way; empty where the database is at head. */
    Optional<MigrationFailure> hindrance(CurrentResult state) {
        if (!state.edited().isEmpty()) {
            return Optional.of(MigrationFailure.refused(
                    state.database() + " has applied other statements than this bundle holds: "
                            + String.join(", ", state.edited()) + ".",
                    "Take the bundle that belongs to the database, or see what was edited."));
        }
        if (!state.unknown().isEmpty() && !allowAhead) {
            return Optional.of(MigrationFailure.of(
                    Status.AHEAD,
                    state.database() + " has revisions that this bundle does not have: "
                            + String.join(", ", state.unknown()) + ".",
                    "Start the version that they belong to, or let this one pass with --allow-ahead if it can work with"
                            + " them."));
        }
        List<String> missing = missing(state);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(MigrationFailure.of(
                        Status.PENDING,
                        state.database() + " is not where this bundle leads; missing: " + String.join(", ", missing)
                                + ".",
                        "Apply them with mvn migrate:upgrade."));
    }

    private static List<String> missing(CurrentResult state) {
        List<String> missing = new ArrayList<>(state.pending());
        state.inProgress().stream().filter(id -> !missing.contains(id)).forEach(missing::add);
        state.partlySquashed().stream().filter(id -> !missing.contains(id)).forEach(missing::add);
        return missing;
    }
}
