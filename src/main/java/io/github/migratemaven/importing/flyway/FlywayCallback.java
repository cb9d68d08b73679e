package io.github.migratemaven.importing.flyway;

import io.github.migratemaven.execution.script.HookStatements;
import io.github.migratemaven.revision.hook.Hook;
import io.github.migratemaven.revision.hook.HookPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of Flyway's callbacks are hooks here. */
final class FlywayCallback {
    private static final Map<String, HookPoint> POINTS = Map.of(
            "beforeMigrate", HookPoint.BEFORE_UPGRADE,
            "afterEachMigrate", HookPoint.AFTER_EACH,
            "afterMigrate", HookPoint.AFTER_UPGRADE);

    private FlywayCallback() {}

    /** Its name is the event's, and a description after two underscores. */
    static Optional<HookPoint> pointOf(Path file) {
        String event = String.valueOf(file.getFileName()).split("__|\\.", 2)[0];
        return Optional.ofNullable(POINTS.get(event));
    }

    /** Several of one event make one hook, in their order. */
    static List<Hook> hooks(List<Path> callbacks, FlywaySettings settings) {
        List<Hook> hooks = new ArrayList<>();
        for (HookPoint point : HookPoint.values()) {
            StringBuilder sql = new StringBuilder();
            callbacks.stream()
                    .filter(file -> pointOf(file).filter(point::equals).isPresent())
                    .map(file -> hook(file, point, settings))
                    .forEach(hook -> sql.append("-- Imported from Flyway: ")
                            .append(hook.file().getFileName())
                            .append('\n')
                            .append(hook.sql().strip())
                            .append(hook.sql().strip().endsWith(";") ? "\n" : "\n;\n"));
            if (sql.length() > 0) {
                hooks.add(new Hook(point, Path.of(point.fileName()), sql.toString()));
            }
        }
        return hooks;
    }

    private static Hook hook(Path file, HookPoint point, FlywaySettings settings) {
        String name = String.valueOf(file.getFileName());
        FlywayScript script =
                new FlywayScript(file, name, new ScriptName(ScriptName.Kind.REPEATABLE, Optional.empty(), name));
        Hook hook = new Hook(point, file, script.filled(settings));
        HookStatements.of(hook);
        return hook;
    }
}
