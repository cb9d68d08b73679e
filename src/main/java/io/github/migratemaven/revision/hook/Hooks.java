package io.github.migratemaven.revision.hook;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The hooks of a directory of revisions. */
public record Hooks(Map<HookPoint, Hook> byPoint) {
    /** There are none. */
    public static final Hooks NONE = new Hooks(Map.of());

    public Hooks {
        byPoint = Map.copyOf(byPoint);
    }

    /** @throws MigrationFailure if one cannot be read; what bears the name of one is never passed over */
    public static Hooks in(Path directory) {
        Map<HookPoint, Hook> found = new EnumMap<>(HookPoint.class);
        for (HookPoint point : HookPoint.values()) {
            Path file = directory.resolve(point.fileName());
            if (Files.isRegularFile(file)) {
                found.put(point, new Hook(point, file, text(file)));
            } else if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw MigrationFailure.misconfigured(
                        file + " is named like a hook, but is no file, or a link to what is not there.",
                        "Put a file in its place, or remove it; nothing was run.");
            }
        }
        return found.isEmpty() ? NONE : new Hooks(found);
    }

    /**
     * Those of a directory that was read already.
     *
     * @param contents of its files, by their paths below it
     */
    public static Hooks of(Path directory, Map<String, byte[]> contents) {
        Map<HookPoint, Hook> found = new EnumMap<>(HookPoint.class);
        for (HookPoint point : HookPoint.values()) {
            byte[] content = contents.get(point.fileName());
            if (content != null) {
                found.put(
                        point,
                        new Hook(
                                point,
                                directory.resolve(point.fileName()),
                                new String(content, StandardCharsets.UTF_8)));
            }
        }
        return found.isEmpty() ? NONE : new Hooks(found);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    "The hook " + file + " cannot be read: " + e.getMessage(),
                    "Make it readable, as UTF-8; nothing was run.",
                    e);
        }
    }

    /** Their files. */
    public List<Path> files() {
        return byPoint.values().stream().map(Hook::file).sorted().toList();
    }

    /** For whoever is told how a database differs from its revisions; empty where no hook can be the reason. */
    public String remark() {
        if (byPoint.isEmpty()) {
            return "";
        }
        String names =
                files().stream().map(file -> String.valueOf(file.getFileName())).collect(Collectors.joining(", "));
        return " What a hook has made (" + names
                + ") is no part of what revisions build and is told of too: if it is meant,"
                + " leave it out with -Dmigrate.exclude=<pattern>.";
    }

    /** Those of a step at that place of a plan. */
    public StepHooks of(Direction direction, boolean first, boolean last) {
        boolean upgrade = direction == Direction.UPGRADE;
        List<Hook> before = first ? at(upgrade ? HookPoint.BEFORE_UPGRADE : HookPoint.BEFORE_DOWNGRADE) : List.of();
        List<Hook> after = new ArrayList<>(at(upgrade ? HookPoint.AFTER_EACH : HookPoint.AFTER_EACH_DOWNGRADE));
        if (last) {
            after.addAll(at(upgrade ? HookPoint.AFTER_UPGRADE : HookPoint.AFTER_DOWNGRADE));
        }
        return new StepHooks(before, after);
    }

    private List<Hook> at(HookPoint point) {
        return Optional.ofNullable(byPoint.get(point)).stream().toList();
    }
}
