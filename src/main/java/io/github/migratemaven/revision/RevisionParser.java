package io.github.migratemaven.revision;

import io.github.migratemaven.postgres.SqlScriptException;
import io.github.migratemaven.postgres.SqlSplitter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads one revision file. */
final class RevisionParser {
    static final String MARKER = "migrate:";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final RevisionText lines;
    private final Language language;
    private final RevisionHeader header;
    private final Map<String, Script> sections = new HashMap<>();

    RevisionParser(Path file, RevisionText lines) {
        this.lines = lines;
        this.language = Language.ofFile(file);
        this.header = new RevisionHeader(file, lines, language);
    }

    Revision parse() {
        read();
        if (language == Language.JAVA) {
            Script whole = Script.java(lines.lines(1, lines.count() + 1).text());
            return header.revision(whole, whole);
        }
        return header.revision(section("upgrade"), section("downgrade"));
    }

    int lineOf(HeaderName name) {
        read();
        return header.lineOf(name);
    }

    private void read() {
        if (language == Language.JAVA) {
            readJavaHeader();
            return;
        }
        int line = 1;
        while (line <= lines.count() && !isMarker(line)) {
            if (!header.isCommentOrBlank(line)) {
                throw header.wrong(
                        line, "this stands before the first section", "expected a line -- migrate:upgrade above it");
            }
            header.read(line);
            line++;
        }
        while (line <= lines.count()) {
            line = readSection(line);
        }
    }

    private void readJavaHeader() {
        for (int line = 1; line <= lines.count() && header.isCommentOrBlank(line); line++) {
            header.read(line);
        }
    }

    /** Of a section; a {@link RowCheck} looks alike and stands inside one. */
    private boolean isMarker(int line) {
        if (!lines.startsWith(line, '-')) {
            return false;
        }
        String comment = header.comment(line);
        return comment.startsWith(MARKER) && !RowCheck.isBegunBy(comment);
    }

    /** @return the line after the section */
    private int readSection(int line) {
        String marker = header.comment(line).substring(MARKER.length());
        int space = marker.indexOf(' ');
        String name = space < 0 ? marker : marker.substring(0, space);
        if (!name.equals("upgrade") && !name.equals("downgrade")) {
            throw header.wrong(
                    line, "unknown section 'migrate:" + name + "'", "expected migrate:upgrade or migrate:downgrade");
        }
        boolean transactional =
                transactional(line, marker.substring(name.length()).trim());
        int end = endOfSection(line + 1);
        if (sections.put(name, script(line + 1, end, transactional)) != null) {
            throw header.wrong(line, "a second section '" + name + "'", "expected one");
        }
        return end;
    }

    private boolean transactional(int line, String options) {
        return switch (options) {
            case "", "transaction=on" -> true;
            case "transaction=off" -> false;
            default ->
                throw header.wrong(
                        line, "unknown section option '" + options + "'", "expected transaction=off or nothing");
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
                    throw header.wrong(
                            e.line(), e.getMessage(), "expected SQL statements that end before the section does");
                }
                end++;
            }
        }
    }

    private Script script(int first, int end, boolean transactional) {
        Script script = lines.script(first, end, transactional);
        try (Reader sql = script.open()) {
            if (sql.read() == BYTE_ORDER_MARK) {
                throw header.wrong(script.firstLine(), "a byte order mark in the middle of the file", "expected SQL");
            }
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Script section(String name) {
        return Optional.ofNullable(sections.get(name))
                .orElseThrow(() -> header.wrong(
                        lines.count(), "there is no section '" + name + "'", "expected a line -- migrate:" + name));
    }
}
