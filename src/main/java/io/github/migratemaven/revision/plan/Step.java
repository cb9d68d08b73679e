package io.github.migratemaven.revision.plan;

import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.hook.StepHooks;
import io.github.migratemaven.revision.script.Script;
import java.util.List;

/**
 * One revision run one way.
 *
 * @param from ids on the side that it leaves: the parents of an upgraded revision, or the revision taken back
 * @param to ids on the side that it reaches
 * @param hooks what runs with it besides its script
 */
public record Step(Direction direction, Revision revision, List<String> from, List<String> to, StepHooks hooks) {

    public Step {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    static Step upgrade(Revision revision) {
        return new Step(Direction.UPGRADE, revision, revision.parents(), List.of(revision.id()), StepHooks.NONE);
    }

    static Step downgrade(Revision revision) {
        return new Step(Direction.DOWNGRADE, revision, List.of(revision.id()), revision.parents(), StepHooks.NONE);
    }

    Step withHooks(StepHooks others) {
        return new Step(direction, revision, from, to, others);
    }

    /** The script that this step runs. */
    public Script script() {
        return direction == Direction.UPGRADE ? revision.upgrade() : revision.downgrade();
    }

    /** {@code a1, b2 -> c3, Message}; the side of the base is empty. */
    public String describe() {
        return String.join(", ", from) + " -> " + String.join(", ", to) + ", " + revision.message();
    }
}
