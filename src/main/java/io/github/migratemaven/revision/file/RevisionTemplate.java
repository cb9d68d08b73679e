package io.github.migratemaven.revision.file;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a project wants in the name and at the head of each new revision's file, from the file {@code revision.template} in
 * the directory of revisions.
 *
 * @param file where it was read from
 * @param name the file's name without its ending, with placeholders; empty for the usual one
 * @param head comments above the header, with placeholders
 */
record RevisionTemplate(Path file, Optional<String> name, List<String> head) {
    static final String FILE = "revision.template";

    private static final String NAME = "File:";
    private static final Pattern PLACEHOLDER = Pattern.compile(":\\{(\\w*)}");

    RevisionTemplate {
        head = List.copyOf(head);
    }

    /** @throws MigrationFailure if it cannot be read, or says what no file can have */
    static RevisionTemplate in(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return new RevisionTemplate(file, Optional.empty(), List.of());
        }
        try {
            return parse(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    "The template " + file + " cannot be read: " + e.getMessage(),
                    "Make it readable, as UTF-8; nothing was written.",
                    e);
        }
    }

    private static RevisionTemplate parse(Path file, List<String> lines) {
        Optional<String> name = Optional.empty();
        List<String> head = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            if (line.startsWith(NAME)) {
                name = Optional.of(line.substring(NAME.length()).strip());
                if (!name.get().contains(":{id}")) {
                    throw wrong(file, i, "the name of a file needs its id", "Put :{id} into it");
                }
            } else if (line.isEmpty() || line.startsWith(Language.SQL.comment())) {
                head.add(line);
            } else {
                throw wrong(file, i, "this is neither a comment nor the name of a file", "Begin it with -- or " + NAME);
            }
        }
        return new RevisionTemplate(file, name, head);
    }

    private static MigrationFailure wrong(Path file, int index, String what, String advice) {
        return MigrationFailure.misconfigured(
                file + ":" + (index + 1) + ": in the template of revisions, " + what + ".",
                advice + "; nothing was written.");
    }

    /** The revision's file, within the directory. */
    Path place(Path directory, Revision revision) {
        String usual = RevisionFormat.fileName(revision);
        if (name.isEmpty()) {
            return directory.resolve(usual);
        }
        String ending = revision.upgrade().language().fileEnding();
        Path place = directory.resolve(filled(name.get(), revision) + ending).normalize();
        if (!place.startsWith(directory.normalize())
                || String.valueOf(place.getFileName()).startsWith(".")) {
            throw MigrationFailure.misconfigured(
                    "The template " + file + " leads to " + place + ", which is no file of a revision.",
                    "Name a file within the directory of revisions, without a dot before it; nothing was written.");
        }
        return place;
    }

    /** The text of the revision's file. */
    String text(Revision revision) {
        String text = RevisionFormat.format(revision);
        if (head.isEmpty()) {
            return text;
        }
        Language language = revision.upgrade().language();
        StringBuilder whole = new StringBuilder();
        for (String line : head) {
            String filled = filled(line, revision);
            whole.append(
                            filled.startsWith(Language.SQL.comment())
                                    ? language.comment()
                                            + filled.substring(
                                                    Language.SQL.comment().length())
                                    : filled)
                    .append('\n');
        }
        return requireReadable(whole.append(text).toString(), revision);
    }

    private String requireReadable(String text, Revision revision) {
        try {
            RevisionFormat.parse(Path.of(RevisionFormat.fileName(revision)), text);
            return text;
        } catch (MigrationFailure unreadable) {
            throw MigrationFailure.misconfigured(
                    "With the template " + file + " a revision could not be read: " + unreadable.getMessage(),
                    "Write its comments otherwise: a line like \"-- Word: text\" reads as a line of the header;"
                            + " nothing was written.",
                    unreadable);
        }
    }

    private String filled(String text, Revision revision) {
        String usual = RevisionFormat.fileName(revision);
        int afterId = usual.indexOf(revision.id()) + revision.id().length();
        String slug = usual.substring(afterId, usual.lastIndexOf('.')).replaceFirst("^_", "");
        Map<String, String> values = Map.of(
                "id", revision.id(),
                "slug", slug,
                "message", revision.message(),
                "date", time("yyyyMMdd'T'HHmm", revision),
                "year", time("yyyy", revision),
                "month", time("MM", revision),
                "day", time("dd", revision));
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, values)));
    }

    private String value(MatchResult found, Map<String, String> values) {
        return Optional.ofNullable(values.get(found.group(1)))
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "The template " + file + " has the placeholder " + found.group() + ", which does not exist.",
                        "Those that there are: id, slug, message, date, year, month, day; nothing was written."));
    }

    private static String time(String pattern, Revision revision) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(revision.createDate());
    }
}
