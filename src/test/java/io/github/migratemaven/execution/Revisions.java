package io.github.migratemaven.execution;

import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.file.RevisionFormat;
import io.github.migratemaven.revision.graph.RevisionGraph;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Short ways to write down revisions in tests. */
public final class Revisions {
    private Revisions() {}

    /** A transactional revision; parents in one string, separated by a comma and a space. */
    public static Revision of(String id, String parents, String upgrade, String downgrade) {
        return parse(id, parents, "", upgrade, downgrade);
    }

    /** A revision both of whose sections say {@code transaction=off}. */
    public static Revision nonTransactional(String id, String parents, String upgrade, String downgrade) {
        return parse(id, parents, " transaction=off", upgrade, downgrade);
    }

    /** A revision with ids in its line {@code Depends On}. */
    public static Revision dependent(String id, String parents, String dependsOn, String upgrade, String downgrade) {
        return parse(id, parents + "\n-- Depends On: " + dependsOn, "", upgrade, downgrade);
    }

    /** A revision in the place of others, whose ids are separated by a comma and a space. */
    public static Revision squashing(String id, String parents, String replaces, String upgrade, String downgrade) {
        return parse(id, parents + "\n-- Replaces: " + replaces, "", upgrade, downgrade);
    }

    private static Revision parse(String id, String parents, String mode, String upgrade, String downgrade) {
        String text = """
                -- Revision ID: %s
                -- Revises: %s
                -- Create Date: 2026-11-22T21:31:00Z
                -- Message: Make %s

                -- migrate:upgrade%s
                %s

                -- migrate:downgrade%s
                %s
                """.formatted(id, parents, id, mode, upgrade, mode, downgrade);
        return RevisionFormat.parse(Path.of(id + ".sql"), text);
    }

    public static RevisionGraph graph(Revision... revisions) {
        return RevisionGraph.of(List.of(revisions));
    }

    /** {@code a1}, {@code a2}, … each making a table {@code t1}, {@code t2}, …, and short enough for one message. */
    public static RevisionGraph chain(int length) {
        return chain(length, "");
    }

    /** The same, with a statement that is answered by itself, so that COMMIT is a message of its own. */
    public static RevisionGraph chainOfBlocks(int length) {
        return chain(length, " do $$ begin end $$;");
    }

    private static RevisionGraph chain(int length, String more) {
        return RevisionGraph.of(Stream.iterate(1, i -> i + 1)
                .limit(length)
                .map(i -> of(
                        "a" + i,
                        i == 1 ? "" : "a" + (i - 1),
                        "create table t" + i + " (id int primary key);" + more,
                        "drop table t" + i + ";"))
                .toList());
    }
}
