package io.github.migratemaven.revision;

import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a revision: a header of {@code -- Name: value} lines, then a section for each direction. */
public final class RevisionFile {
    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SLUG_LENGTH = 40;

    private RevisionFile() {}

    /**
     * @param file the file's path, for messages and for the revision
     * @throws MigrationFailure as {@code file:line: what is wrong, and what was expected}
     */
    public static Revision parse(Path file, String text) {
        return new RevisionParser(file, text).parse();
    }

    /** The file's text; {@link #parse} reads the same revision from it. */
    public static String format(Revision revision) {
        StringBuilder text = new StringBuilder();
        header(text, "Revision ID", revision.id());
        header(text, "Revises", String.join(", ", revision.parents()));
        header(text, "Create Date", DateTimeFormatter.ISO_INSTANT.format(revision.createDate()));
        optionalHeader(text, "Branch Labels", revision.branchLabels());
        optionalHeader(text, "Depends On", revision.dependsOn());
        optionalHeader(text, "Replaces", revision.replaces());
        revision.generatedFor().ifPresent(major -> header(text, "Generated For", "PostgreSQL " + major));
        header(text, "Message", revision.message());
        section(text, "upgrade", revision.upgrade());
        section(text, "downgrade", revision.downgrade());
        return text.toString();
    }

    /** A name that sorts by time: {@code 20261122T2131_b7d3c606877e_first_commit.sql}; the time is UTC. */
    public static String fileName(Revision revision) {
        String slug = slug(revision.message());
        return NAME_TIME.format(revision.createDate()) + "_" + revision.id() + (slug.isEmpty() ? "" : "_" + slug)
                + ".sql";
    }

    private static void header(StringBuilder text, String name, String value) {
        text.append("-- ").append(name).append(':');
        if (!value.isEmpty()) {
            text.append(' ').append(value);
        }
        text.append('\n');
    }

    private static void optionalHeader(StringBuilder text, String name, List<String> values) {
        if (!values.isEmpty()) {
            header(text, name, String.join(", ", values));
        }
    }

    private static void section(StringBuilder text, String name, Script script) {
        text.append("\n-- migrate:")
                .append(name)
                .append(script.transactional() ? "" : " transaction=off")
                .append('\n');
        String sql = script.sql().strip();
        if (!sql.isEmpty()) {
            text.append(sql).append('\n');
        }
    }

    private static String slug(String message) {
        StringBuilder slug = new StringBuilder();
        for (String word : message.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+", -1)) {
            if (!word.isEmpty()) {
                if (slug.length() + word.length() >= SLUG_LENGTH && slug.length() > 0) {
                    break;
                }
                slug.append(slug.length() == 0 ? "" : "_").append(word);
            }
        }
        return slug.length() > SLUG_LENGTH ? slug.substring(0, SLUG_LENGTH) : slug.toString();
    }

    /** Reads one file. */
    private static final class RevisionParser {
        private static final Pattern HEADER = Pattern.compile("--\\s*([A-Z][A-Za-z ]*?)\\s*:(.*)");
        private static final Pattern SECTION = Pattern.compile("--\\s*migrate:(\\S*)(.*)");
        private static final List<String> NAMES = List.of(
                "Revision ID",
                "Revises",
                "Create Date",
                "Message",
                "Branch Labels",
                "Depends On",
                "Replaces",
                "Generated For");

        private final Path file;
        private final List<String> lines;
        private final Map<String, Value> headers = new LinkedHashMap<>();
        private final Map<String, Script> sections = new LinkedHashMap<>();

        RevisionParser(Path file, String text) {
            this.file = file;
            this.lines = List.of((text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r?\n", -1));
        }

        private record Value(String text, int line) {}

        Revision parse() {
            int line = 1;
            while (line <= lines.size() && !sectionAt(line).matches()) {
                readHeader(line);
                line++;
            }
            while (line <= lines.size()) {
                line = readSection(line);
            }
            return revision();
        }

        private Matcher sectionAt(int line) {
            return SECTION.matcher(lines.get(line - 1).strip());
        }

        private void readHeader(int line) {
            String text = lines.get(line - 1).strip();
            if (text.isEmpty()) {
                return;
            }
            if (!text.startsWith("--")) {
                throw wrong(line, "SQL before the first section", "expected -- migrate:upgrade above it");
            }
            Matcher matcher = HEADER.matcher(text);
            if (!matcher.matches()) {
                return;
            }
            String name = matcher.group(1);
            if (!NAMES.contains(name)) {
                throw wrong(line, "unknown header '" + name + "'", "expected one of " + String.join(", ", NAMES));
            }
            if (headers.put(name, new Value(matcher.group(2).strip(), line)) != null) {
                throw wrong(line, "a second '" + name + "'", "expected it once");
            }
        }

        private int readSection(int line) {
            Matcher marker = sectionAt(line);
            if (!marker.matches()) {
                throw new IllegalStateException("Line " + line + " starts no section");
            }
            String name = marker.group(1);
            if (!name.equals("upgrade") && !name.equals("downgrade")) {
                throw wrong(line, "unknown section '" + name + "'", "expected upgrade or downgrade");
            }
            boolean transactional = true;
            String options = marker.group(2).strip();
            if (options.equals("transaction=off")) {
                transactional = false;
            } else if (!options.isEmpty() && !options.equals("transaction=on")) {
                throw wrong(line, "unknown section option '" + options + "'", "expected transaction=off or nothing");
            }
            int next = line + 1;
            while (next <= lines.size() && !sectionAt(next).matches()) {
                next++;
            }
            String sql = String.join("\n", lines.subList(line, next - 1));
            if (sections.put(name, new Script(sql, line + 1, transactional)) != null) {
                throw wrong(line, "a second section '" + name + "'", "expected it once");
            }
            return next;
        }

        private Revision revision() {
            Value id = required("Revision ID");
            RevisionId.problemWith(id.text).ifPresent(problem -> {
                throw wrong(id.line, "the id '" + id.text + "' " + problem, "expected such as b7d3c606877e");
            });
            return new Revision(
                    id.text,
                    ids("Revises"),
                    ids("Depends On"),
                    ids("Branch Labels"),
                    ids("Replaces"),
                    createDate(required("Create Date")),
                    required("Message").text,
                    section("upgrade"),
                    section("downgrade"),
                    generatedFor(),
                    Optional.of(file));
        }

        private Value required(String name) {
            Value value = headers.get(name);
            if (value == null) {
                throw wrong(1, "no header '" + name + "'", "expected a line -- " + name + ": …");
            }
            return value;
        }

        private Script section(String name) {
            Script script = sections.get(name);
            if (script == null) {
                throw wrong(lines.size(), "no section '" + name + "'", "expected a line -- migrate:" + name);
            }
            return script;
        }

        private List<String> ids(String name) {
            Value value = headers.get(name);
            List<String> ids = new ArrayList<>();
            if (value != null && !value.text.isEmpty()) {
                for (String part : value.text.split(",", -1)) {
                    String id = part.strip();
                    RevisionId.problemWith(id).ifPresent(problem -> {
                        throw wrong(value.line, "'" + id + "' " + problem, "expected ids separated by commas");
                    });
                    ids.add(id);
                }
            }
            return ids;
        }

        private Instant createDate(Value value) {
            try {
                return OffsetDateTime.parse(value.text).toInstant();
            } catch (DateTimeException e) {
                throw wrong(value.line, "'" + value.text + "' is no time", "expected such as 2026-11-22T21:31:00Z");
            }
        }

        private Optional<String> generatedFor() {
            Value value = headers.get("Generated For");
            if (value == null) {
                return Optional.empty();
            }
            String major = value.text.startsWith("PostgreSQL ") ? value.text.substring(11) : value.text;
            if (!major.matches("[0-9]{2,3}")) {
                throw wrong(value.line, "'" + value.text + "' is no server version", "expected such as PostgreSQL 17");
            }
            return Optional.of(major);
        }

        private MigrationFailure wrong(int line, String problem, String expected) {
            return MigrationFailure.refused(
                    file + ":" + line + ": " + problem + ", " + expected + ".",
                    "Correct the file; nothing has been changed.");
        }
    }
}
