package io.github.migratemaven.execution;

import io.github.migratemaven.execution.session.LockHolder;
import io.github.migratemaven.execution.step.AppliedStep;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import java.util.List;
import java.util.Optional;

/**
 * What an upgrade or downgrade did.
 *
 * @param status {@code OK}, or {@code LOCKED} when another runner was at work and the run was to skip then
 * @param from heads before the run
 * @param to heads after it
 * @param steps what was done, in order; empty when there was nothing to do
 * @param notes sentences about what the target meant, such as that it is applied already
 * @param warnings everything the run warned of
 * @param heldBy the other runner, with status {@code LOCKED}
 */
public record MigrationOutcome(
        Status status,
        Direction direction,
        List<String> from,
        List<String> to,
        List<AppliedStep> steps,
        List<String> notes,
        List<String> warnings,
        Optional<LockHolder> heldBy) {

    public MigrationOutcome {
        from = List.copyOf(from);
        to = List.copyOf(to);
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }
}
