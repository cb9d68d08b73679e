package io.github.migratemaven.revision.plan;

import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.hook.Hooks;
import io.github.migratemaven.revision.parameter.Parameters;
import java.util.ArrayList;
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

    /**
     * Of what is applied the way back is kept too, so both directions must be filled in.
     *
     * @throws io.github.migratemaven.report.MigrationFailure listing all parameters of its scripts that have no value, or
     *     none of their type
     */
    public void requireValues() {
        Parameters.refuse(steps.stream()
                .flatMap(step -> (direction == Direction.UPGRADE
                                ? step.revision().problems()
                                : step.revision().problemsOf(step.script()))
                        .stream())
                .toList());
    }

    /** The same, with the hooks of each step. */
    public Plan withHooks(Hooks hooks) {
        List<Step> hooked = new ArrayList<>();
        for (Step step : steps) {
            hooked.add(step.withHooks(hooks.of(direction, hooked.isEmpty(), hooked.size() == steps.size() - 1)));
        }
        return new Plan(direction, hooked, notes);
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
