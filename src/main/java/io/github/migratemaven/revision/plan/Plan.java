package io.github.migratemaven.revision.plan;

import io.github.migratemaven.revision.Direction;
import java.util.List;

/**
 * Steps in the order in which they run.
 *
 * @param notes sentences for the user about what the target meant: that it is applied already, or what had to stay
 */
public record Plan(Direction direction, List<Step> steps, List<String> notes) {

    public Plan {
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
