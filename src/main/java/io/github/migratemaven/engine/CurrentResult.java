package io.github.migratemaven.engine;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a database stands.
 *
 * @param database as a URL without user and password
 * @param current heads of what is applied
 * @param pending revisions of this checkout that are not applied, in the order {@code upgrade heads} would run them
 * @param unknown applied revisions that this checkout does not have
 * @param headsRequired whether a database that is not on all heads is a failure
 */
public record CurrentResult(
        String goal,
        Status status,
        String database,
        List<Position> current,
        List<String> pending,
        List<String> unknown,
        boolean headsRequired,
        boolean verbose)
        implements GoalResult {

    public CurrentResult {
        current = List.copyOf(current);
        pending = List.copyOf(pending);
        unknown = List.copyOf(unknown);
    }

    /**
     * A head of what is applied.
     *
     * @param head whether nothing in this checkout follows it
     * @param known whether this checkout has it
     */
    public record Position(
            String revision, String message, boolean head, boolean known, Instant appliedAt, String appliedBy) {

        String line() {
            return revision + (head ? " (head)" : "") + (known ? "" : " (unknown to this checkout)");
        }
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (verbose) {
            lines.add("Database: " + database);
        }
        if (current.isEmpty()) {
            lines.add("No revision is applied.");
        }
        for (Position position : current) {
            lines.add(position.line());
            if (verbose) {
                lines.add("    " + position.message());
                lines.add("    applied " + position.appliedAt() + " by " + position.appliedBy());
            }
        }
        if (verbose && !pending.isEmpty()) {
            lines.add("Pending: " + String.join(", ", pending));
        }
        if (!unknown.isEmpty()) {
            lines.add("AHEAD: the database has revisions that this checkout does not know: "
                    + String.join(", ", unknown));
        }
        return lines;
    }

    @Override
    public Optional<MigrationFailure> failure() {
        if (!headsRequired || pending.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(MigrationFailure.of(
                Status.PENDING,
                database + " is not on all heads; " + pending.size() + " revision(s) wait: "
                        + String.join(", ", pending) + ".",
                "Apply them with mvn migrate:upgrade."));
    }
}
