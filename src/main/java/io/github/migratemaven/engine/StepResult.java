package io.github.migratemaven.engine;

import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Step;
import java.nio.file.Path;
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
 * @param sql the script of that direction, when asked for
 */
public record StepResult(
        String direction,
        String revision,
        String message,
        List<String> from,
        List<String> to,
        Optional<Path> file,
        Optional<String> sql) {

    public StepResult {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    static StepResult of(Step step, boolean withSql) {
        boolean up = step.direction() == Direction.UPGRADE;
        String script = (up ? step.revision().upgrade() : step.revision().downgrade()).sql();
        return new StepResult(
                step.direction().name().toLowerCase(Locale.ROOT),
                step.revision().id(),
                step.revision().message(),
                step.from(),
                step.to(),
                step.revision().file(),
                withSql ? Optional.of(script) : Optional.empty());
    }

    /** {@code upgrade a -> b, Add reviews}, and the script below it when there is one. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(direction + " " + String.join(", ", from) + " -> " + String.join(", ", to) + ", " + message);
        sql.ifPresent(script -> script.strip().lines().forEach(line -> lines.add("    " + line)));
        return lines;
    }
}
