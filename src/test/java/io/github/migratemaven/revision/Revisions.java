package io.github.migratemaven.revision;

import io.github.migratemaven.revision.plan.Squash;
import io.github.migratemaven.revision.script.Script;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Revisions for tests. */
public final class Revisions {
    private Revisions() {}

    public static Revision of(String id, String... parents) {
        return of(id, List.of(parents), List.of(), List.of());
    }

    public static Revision of(String id, List<String> parents, List<String> dependsOn, List<String> labels) {
        return revision(id, parents, dependsOn, labels, List.of(), "2026-11-22T21:31:00Z", "Make " + id);
    }

    public static Revision created(String id, String date) {
        return revision(id, List.of(), List.of(), List.of(), List.of(), date, "Make " + id);
    }

    public static Revision named(String id, String message) {
        return revision(id, List.of(), List.of(), List.of(), List.of(), "2026-11-22T21:31:00Z", message);
    }

    public static Revision squashing(String id, String... replaces) {
        return revision(
                id, List.of(), List.of(), List.of(), List.of(replaces), "2026-11-22T21:31:00Z", "Squash into " + id);
    }

    public static Revision squashed(String id, Squash squash) {
        return new Revision(
                id,
                squash.parents(),
                squash.dependsOn(),
                squash.branchLabels(),
                squash.replaces(),
                Instant.parse("2026-11-22T21:31:00Z"),
                "Squash",
                new Script("", 1, true),
                new Script("", 1, true),
                Optional.empty(),
                Optional.empty());
    }

    private static Revision revision(
            String id,
            List<String> parents,
            List<String> dependsOn,
            List<String> labels,
            List<String> replaces,
            String date,
            String message) {
        return new Revision(
                id,
                parents,
                dependsOn,
                labels,
                replaces,
                Instant.parse(date),
                message,
                new Script("create table " + id + " ();", 8, true),
                new Script("drop table " + id + ";", 11, true),
                Optional.empty(),
                Optional.empty());
    }
}
