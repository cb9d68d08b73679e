package io.github.migratemaven.revision.hook;

import java.util.List;

/**
 * The hooks of one step, which run in its transaction: so that they are never lost, and never without it.
 *
 * @param before after its row checks, before its statements
 * @param after after its statements, before what it must have come to is verified
 */
public record StepHooks(List<Hook> before, List<Hook> after) {
    /** There are none. */
    public static final StepHooks NONE = new StepHooks(List.of(), List.of());

    public StepHooks {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
