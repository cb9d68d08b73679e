package io.github.migratemaven.revision;

import io.github.migratemaven.postgres.SqlScriptException;
import io.github.migratemaven.postgres.SqlSplitter;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one revision file. */
final class RevisionParser {
    static final String MARKER = "migrate:";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final RevisionText lines;
    private final Map<HeaderName, Value> headers = new EnumMap<>(HeaderName.class);
    private final Map<String, Script> sections = new HashMap<>();

    RevisionParser(Path file, RevisionText lines) {
        this.file = file;
        this.lines = lines;
    }

    private record Value(String text, int line) {}

    Revision parse() {
        read();
        Value id = required(HeaderName.REVISION_ID);
        requireName(id.text, id.line);
        required(HeaderName.REVISES);
        return new Revision(
                id.text,
                names(HeaderName.REVISES),
                names(HeaderName.DEPENDS_ON),
                names(HeaderName.BRANCH_LABELS),
                names(HeaderName.REPLACES),
                createDate(required(HeaderName.CREATE_DATE)),
                required(HeaderName.MESSAGE).text,
                section("upgrade"),
                section("downgrade"),
                generatedFor(),
                Optional.of(file));
    }

    int lineOf(HeaderName name) {
        read();
        return required(name).line;
    }

    private void read() {
        int line = 1;
        while (line <= lines.count() && !isMarker(line)) {
            readHeader(line);
            line++;
        }
        while (line <= lines.count()) {
            line = readSection(line);
        }
    }

    /** Of a section; a {@link RowCheck} looks alike and stands inside one. */
    private boolean isMarker(int line) {
        if (!lines.startsWith(line, '-')) {
            return false;
        }
        String comment = comment(lines.stripped(line));
        return comment.startsWith(MARKER) && !comment.startsWith(RowCheck.MARKER);
    }

    /** The text of a line that is a comment as a whole; empty for every other line. */
    private static String comment(String line) {
        return line.startsWith("--") ? line.substring(2).trim() : "";
    }

    private void readHeader(int line) {
        String text = lines.stripped(line);
        if (line == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1).trim();
        }
        if (text.isEmpty()) {
            return;
        }
        if (!text.startsWith("--")) {
            throw wrong(line, "this stands before the first section", "expected a line -- migrate:upgrade above it");
        }
        String comment = comment(text);
        int colon = comment.indexOf(':');
        if (colon > 0 && isName(comment.substring(0, colon))) {
            readHeader(
                    line,
                    comment.substring(0, colon).trim(),
                    comment.substring(colon + 1).trim());
        }
    }

    private static boolean isName(String text) {
        return text.chars().allMatch(c -> c == ' ' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
    }

    private void readHeader(int line, String text, String value) {
        HeaderName name = HeaderName.of(text)
                .orElseThrow(() -> wrong(
                        line,
                        "unknown header '" + text + "'",
                        "expected one of " + HeaderName.all() + " (other comments go below -- migrate:upgrade)"));
        if (headers.put(name, new Value(value, line)) != null) {
            throw wrong(line, "a second line '" + name.text() + "'", "expected one");
        }
    }

    /** @return the line after the section */
    private int readSection(int line) {
        String marker = comment(lines.stripped(line)).substring(MARKER.length());
        int space = marker.indexOf(' ');
        String name = space < 0 ? marker : marker.substring(0, space);
        if (!name.equals("upgrade") && !name.equals("downgrade")) {
            throw wrong(
                    line, "unknown section 'migrate:" + name + "'", "expected migrate:upgrade or migrate:downgrade");
        }
        boolean transactional =
                transactional(line, marker.substring(name.length()).trim());
        int end = endOfSection(line + 1);
        if (sections.put(name, script(line + 1, end, transactional)) != null) {
            throw wrong(line, "a second section '" + name + "'", "expected one");
        }
        return end;
    }

    private boolean transactional(int line, String options) {
        return switch (options) {
            case "", "transaction=on" -> true;
            case "transaction=off" -> false;
            default ->
                throw wrong(line, "unknown section option '" + options + "'", "expected transaction=off or nothing");
        };
    }

    /** A line that looks like a marker, but stands within a string, a comment or the rows of a COPY, ends no section. */
    private int endOfSection(int first) {
        int end = first;
        while (true) {
            while (end <= lines.count() && !isMarker(end)) {
                end++;
            }
            try (Reader section = lines.lines(first, end).open()) {
                SqlSplitter.requireDividable(section, first);
                return end;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SqlScriptException e) {
                if (end > lines.count()) {
                    throw wrong(e.line(), e.getMessage(), "expected SQL statements that end before the section does");
                }
                end++;
            }
        }
    }

    private Script script(int first, int end, boolean transactional) {
        Script script = lines.script(first, end, transactional);
        try (Reader sql = script.open()) {
            if (sql.read() == BYTE_ORDER_MARK) {
                throw wrong(script.firstLine(), "a byte order mark in the middle of the file", "expected SQL");
            }
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Value required(HeaderName name) {
        return Optional.ofNullable(headers.get(name))
                .orElseThrow(() -> wrong(
                        1, "there is no line '" + name.text() + "'", "expected " + name.line("…") + " in the header"));
    }

    private Script section(String name) {
        return Optional.ofNullable(sections.get(name))
                .orElseThrow(() -> wrong(
                        lines.count(), "there is no section '" + name + "'", "expected a line -- migrate:" + name));
    }

    private List<String> names(HeaderName header) {
        Value value = headers.get(header);
        if (value == null || value.text.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String part : value.text.split(",", -1)) {
            String name = part.trim();
            requireName(name, value.line);
            if (names.contains(name)) {
                throw wrong(value.line, "'" + name + "' stands there twice", "expected it once");
            }
            names.add(name);
        }
        return names;
    }

    private void requireName(String name, int line) {
        RevisionId.problemWith(name).ifPresent(problem -> {
            throw wrong(
                    line, "'" + name + "' " + problem, "expected such as b7d3c606877e, several with commas between");
        });
    }

    private Instant createDate(Value value) {
        try {
            return OffsetDateTime.parse(value.text).toInstant();
        } catch (DateTimeException e) {
            throw wrong(value.line, "'" + value.text + "' is no time", "expected such as 2026-11-22T21:31:00Z");
        }
    }

    private Optional<String> generatedFor() {
        Value value = headers.get(HeaderName.GENERATED_FOR);
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
