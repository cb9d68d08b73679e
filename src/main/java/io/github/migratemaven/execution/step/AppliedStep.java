package io.github.migratemaven.execution.step;

import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.plan.Step;
import java.time.Duration;
import java.util.List;

/**
 * A step that was done and is recorded.
 *
 * @param from heads before it
 * @param to heads after it
 * @param statements how many statements its script has
 * @param duration from its first statement to its commit, waits and retries included
 * @param tries how often its transaction was begun; more than 1 when others' locks were in the way
 */
public record AppliedStep(
        Direction direction,
        String revision,
        String message,
        List<String> from,
        List<String> to,
        int statements,
        Duration duration,
        int tries) {

    static AppliedStep of(Step step, int statements, Duration duration, int tries) {
        return new AppliedStep(
                step.direction(),
                step.revision().id(),
                step.revision().message(),
                step.from(),
                step.to(),
                statements,
                duration,
                tries);
    }
}
