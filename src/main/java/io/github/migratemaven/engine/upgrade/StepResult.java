package io.github.migratemaven.engine.upgrade;

import io.github.migratemaven.execution.step.AppliedStep;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.hook.Hook;
import io.github.migratemaven.revision.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A revision applied or taken back, or to be.
 *
 * @param direction {@code upgrade} or {@code downgrade}
 * @param from heads before the step
 * @param to heads after it
 * @param durationMillis from its first statement to its commit, once it has run
 * @param sql the script of that direction, when asked for
 */
public record StepResult(
        String direction,
        String revision,
        String message,
        List<String> from,
        List<String> to,
        Optional<Long> durationMillis,
        Optional<String> sql) {

    public StepResult {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    static StepResult planned(Step step, boolean withSql) {
        return new StepResult(
                word(step.direction()),
                step.revision().id(),
                step.revision().message(),
                step.from(),
                step.to(),
                Optional.empty(),
                withSql ? Optional.of(shown(step)) : Optional.empty());
    }

    private static String shown(Step step) {
        List<String> parts = new ArrayList<>();
        step.hooks().before().forEach(hook -> parts.add(shown(hook)));
        parts.add(
                step.script().isLarge()
                        ? "-- too large to be shown here; see "
                                + step.revision().displayName()
                        : step.script().executed().strip());
        step.hooks().after().forEach(hook -> parts.add(shown(hook)));
        return String.join("\n", parts);
    }

    private static String shown(Hook hook) {
        return "-- " + hook.point().fileName() + "\n" + hook.sql().strip();
    }

    static StepResult done(AppliedStep step) {
        return new StepResult(
                word(step.direction()),
                step.revision(),
                step.message(),
                step.from(),
                step.to(),
                Optional.of(step.duration().toMillis()),
                Optional.empty());
    }

    private static String word(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    /** {@code upgrade a -> b, Add reviews}, and the script below it when there is one. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(direction + " " + String.join(", ", from) + " -> " + String.join(", ", to) + ", " + message);
        sql.ifPresent(script -> script.lines().forEach(line -> lines.add("    " + line)));
        return lines;
    }
}
