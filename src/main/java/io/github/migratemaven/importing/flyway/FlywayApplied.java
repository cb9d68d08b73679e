package io.github.migratemaven.importing.flyway;

import io.github.migratemaven.report.MigrationFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what Flyway has recorded in a database against the scripts that there are. */
public final class FlywayApplied {
    private FlywayApplied() {}

    /**
     * The scripts that the database has.
     *
     * @param scripts in their order
     * @param rows in the order of the runs
     * @param outOfOrder whether a version may have come after a higher one
     * @throws MigrationFailure where a run failed, a script is missing or was changed, or versions came out of order
     */
    public static List<FlywayOrigin> among(List<FlywayOrigin> scripts, List<FlywayRow> rows, boolean outOfOrder) {
        Map<FlywayVersion, FlywayOrigin> byVersion = new HashMap<>();
        Map<String, FlywayOrigin> byName = new HashMap<>();
        for (FlywayOrigin script : scripts) {
            version(script.version()).ifPresent(version -> byVersion.put(version, script));
            byName.put(script.script(), script);
        }
        List<FlywayOrigin> applied = new ArrayList<>();
        for (FlywayRow row : inForce(rows)) {
            requireSuccess(row);
            Optional<FlywayVersion> version = version(row.version());
            if (row.type().endsWith("BASELINE") && version.isPresent()) {
                scripts.stream()
                        .filter(script -> version(script.version())
                                .filter(each -> each.compareTo(version.get()) <= 0)
                                .isPresent())
                        .forEach(applied::add);
                continue;
            }
            if (row.type().equals("SCHEMA")) {
                continue;
            }
            FlywayOrigin script = version.isPresent() ? byVersion.get(version.get()) : byName.get(row.file());
            if (script == null) {
                throw MigrationFailure.refused(
                        "The database has had " + row.script() + " from Flyway, and there is no such script any more.",
                        "Bring the file back, or let flyway repair mark it as deleted; nothing was written.");
            }
            boolean changed =
                    row.checksum().filter(sum -> sum != script.checksum()).isPresent() && !row.isProgram();
            if (changed && version.isEmpty()) {
                continue;
            }
            if (changed) {
                throw MigrationFailure.refused(
                        script.script() + " was changed after Flyway had applied it (checksum " + script.checksum()
                                + ", and " + row.checksum().get() + " when it was applied).",
                        "Bring back what it was, or let flyway repair take what it is; nothing was written.");
            }
            applied.add(script);
        }
        if (!outOfOrder) {
            requireOrder(applied);
        }
        return applied;
    }

    /** Of each script the last run counts, and none that was taken back or deleted. */
    private static List<FlywayRow> inForce(List<FlywayRow> rows) {
        Map<String, FlywayRow> last = new LinkedHashMap<>();
        for (FlywayRow row : rows) {
            String key = row.version().orElse(row.script());
            last.remove(key);
            if (!row.type().startsWith("UNDO") && !row.type().equals("DELETE")) {
                last.put(key, row);
            }
        }
        return List.copyOf(last.values());
    }

    private static Optional<FlywayVersion> version(Optional<String> text) {
        return text.flatMap(FlywayVersion::parse);
    }

    private static void requireSuccess(FlywayRow row) {
        if (!row.success()) {
            throw MigrationFailure.refused(
                    "Flyway's history in the database has a failed migration: " + row.script() + ".",
                    "Take back by hand what it left, run flyway repair and flyway migrate; nothing was written.");
        }
    }

    private static void requireOrder(List<FlywayOrigin> applied) {
        Optional<FlywayVersion> highest = Optional.empty();
        for (FlywayOrigin script : applied) {
            Optional<FlywayVersion> version = version(script.version());
            if (version.isPresent()
                    && highest.filter(before -> before.compareTo(version.get()) > 0)
                            .isPresent()) {
                throw MigrationFailure.refused(
                        script.script() + " was applied to the database after version " + highest.get()
                                + ", out of order.",
                        "If the order makes no difference, say so as Flyway is told: -Dflyway.outOfOrder=true. A"
                                + " comparison of the database follows before it is recorded; nothing was written.");
            }
            highest = version.isPresent() ? version : highest;
        }
    }
}
