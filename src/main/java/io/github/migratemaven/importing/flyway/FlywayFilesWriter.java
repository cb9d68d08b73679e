package io.github.migratemaven.importing.flyway;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Revisions as scripts of Flyway: {@code V1__first_commit.sql}, and {@code U1__first_commit.sql} for the way back. */
public final class FlywayFilesWriter {
    private FlywayFilesWriter() {}

    /**
     * The texts of the files, by their names.
     *
     * @param revisions in the order in which they run
     * @throws MigrationFailure where one is in Java
     */
    public static Map<String, String> files(List<Revision> revisions) {
        Map<String, String> files = new TreeMap<>();
        int version = 0;
        for (Revision revision : revisions) {
            version++;
            if (revision.upgrade().language() == Language.JAVA) {
                throw MigrationFailure.refused(
                        revision.displayName() + " is in Java, which cannot be a script of Flyway.",
                        "Put what it does into a revision in SQL; nothing was written.");
            }
            String name = version + "__" + slug(revision) + ".sql";
            add(files, "V" + name, revision, revision.upgrade());
            if (!revision.downgrade().text().isBlank()) {
                add(files, "U" + name, revision, revision.downgrade());
            }
        }
        return files;
    }

    private static String slug(Revision revision) {
        String words = revision.message().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
        String slug = words.replaceAll("^_+|_+$", "");
        return slug.isEmpty() ? revision.id() : slug;
    }

    private static void add(Map<String, String> files, String name, Revision revision, Script script) {
        String sql = script.sql();
        files.put(name, "-- Revision " + revision.id() + ": " + revision.message() + "\n" + sql);
        List<String> settings = new ArrayList<>();
        if (!script.transactional()) {
            settings.add("executeInTransaction=false");
        }
        if (sql.contains("${")) {
            settings.add("placeholderReplacement=false");
        }
        if (!settings.isEmpty()) {
            files.put(name + ".conf", String.join("\n", settings) + "\n");
        }
    }
}
