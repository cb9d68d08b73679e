package io.github.migratemaven.revision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Revisions for tests. */
final class Revisions {
    private Revisions() {}

    static Revision of(String id, String... parents) {
        return of(id, List.of(parents), List.of(), List.of());
    }

    static Revision of(String id, List<String> parents, List<String> dependsOn, List<String> labels) {
        return new Revision(
                id,
                parents,
                dependsOn,
                labels,
                List.of(),
                Instant.parse("2026-11-22T21:31:00Z"),
                "Make " + id,
                new Script("create table " + id + " ();", 8, true),
                new Script("drop table " + id + ";", 11, true),
                Optional.empty(),
                Optional.empty());
    }
}
