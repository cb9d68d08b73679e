package io.github.migratemaven.engine.result;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import java.util.List;
import java.util.Optional;

/**
 * What a goal found or did. Implementations are records: their components are the JSON result, {@link #lines()} is the
 * same for people.
 */
public interface GoalResult {

    /** The goal's name as it is typed: {@code upgrade}. */
    String goal();

    /** The stable outcome that scripts branch on. */
    Status status();

    /** The result as a person reads it, one line each. */
    List<String> lines();

    /** Present where the result is a text of its own, such as a script, rather than something to be told. */
    default Optional<String> document() {
        return Optional.empty();
    }

    /** Present where the outcome, though found without trouble, must fail a build. */
    default Optional<MigrationFailure> failure() {
        return Optional.empty();
    }
}
