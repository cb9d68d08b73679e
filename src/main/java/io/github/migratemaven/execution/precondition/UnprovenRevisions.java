package io.github.migratemaven.execution.precondition;

import io.github.migratemaven.execution.script.ScriptRules;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.plan.Plan;
import io.github.migratemaven.revision.plan.Step;
import io.github.migratemaven.revision.script.UnprovenMark;
import java.util.Locale;
import java.util.OptionalInt;

/** Revisions that were kept although no run in a shadow database has shown that they lead where they should. */
public final class UnprovenRevisions {
    private UnprovenRevisions() {}

    /** @throws MigrationFailure naming file and line, if a step is marked so and nobody has agreed to it */
    public static void refuse(Plan plan, boolean accepted) {
        if (!accepted) {
            plan.steps().forEach(UnprovenRevisions::refuse);
        }
    }

    private static void refuse(Step step) {
        OptionalInt line = UnprovenMark.lineIn(step.script());
        // Whoever upgrades should not find out afterwards that there is no way back.
        if (line.isEmpty() && step.direction() == Direction.UPGRADE) {
            line = UnprovenMark.lineIn(step.revision().downgrade());
        }
        if (line.isPresent()) {
            throw MigrationFailure.refused(
                    ScriptRules.sourceName(step.revision()) + ":" + line.getAsInt()
                            + ": this revision is marked NOT PROVEN; nothing was run.",
                    "Read there what differs, fix the SQL and remove the line. To "
                            + step.direction().name().toLowerCase(Locale.ROOT)
                            + " with the file as it is, add -DacceptUnproven.");
        }
    }
}
