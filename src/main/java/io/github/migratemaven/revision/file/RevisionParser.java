package io.github.migratemaven.revision.file;

import io.github.migratemaven.postgres.sql.SqlComment;
import io.github.migratemaven.postgres.sql.SqlScriptException;
import io.github.migratemaven.postgres.sql.SqlSplitter;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Allowance;
import io.github.migratemaven.revision.script.Directive;
import io.github.migratemaven.revision.script.HeaderName;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.RowCheck;
import io.github.migratemaven.revision.script.Script;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads one revision file. */
public final class RevisionParser {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST_TOLD = 60;

    private final RevisionLines lines;
    private final Language language;
    private final RevisionHeader header;
    private final Map<String, Script> sections = new HashMap<>();
    private final SortedMap<Integer, String> parameters = new TreeMap<>();
    private final List<Integer> markers = new ArrayList<>();

    RevisionParser(Path file, RevisionLines lines) {
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
        return new DeclaredParameters(header, parameters)
                .appliedTo(header.revision(section("upgrade"), section("downgrade")));
    }

    /** The lines at which the sections begin, of a file that was parsed. */
    List<Integer> markers() {
        return List.copyOf(markers);
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
            if (!isParameter(line)) {
                requireNoDirective(line);
                if (!header.isCommentOrBlank(line)) {
                    throw header.wrong(
                            line,
                            "this stands before the first section",
                            "expected a line -- migrate:upgrade above it");
                }
                header.read(line);
            }
            line++;
        }
        while (line <= lines.count()) {
            line = readSection(line);
        }
    }

    /** Whether the line declares a parameter, which is then taken up. */
    private boolean isParameter(int line) {
        Optional<Directive> directive = Directive.of(header.comment(line));
        if (directive.isPresent() && directive.get().isParameter()) {
            parameters.put(line, directive.get().rest());
            return true;
        }
        return false;
    }

    private void requireNoDirective(int line) {
        Optional<Directive> directive = Directive.of(header.comment(line));
        if (directive.isPresent() && directive.get().isCheck()) {
            throw header.wrong(
                    line, "a check before the first section", "expected it below the line -- migrate:upgrade");
        }
        if (directive.isPresent()) {
            throw unknown(line, directive.get());
        }
    }

    private void readJavaHeader() {
        new ProgramDirectives(header).check(lines.lines(1, lines.count() + 1).text());
        for (int line = 1; line <= lines.count() && header.isCommentOrBlank(line); line++) {
            header.read(line);
        }
    }

    /** Of a section; other comments that speak to the plugin stand inside one. */
    private boolean isMarker(int line) {
        if (!lines.startsWith(line, '-')) {
            return false;
        }
        Optional<Directive> directive = Directive.of(header.comment(line));
        return directive.isPresent() && directive.get().isSection();
    }

    /** @return the line after the section */
    private int readSection(int line) {
        markers.add(line);
        Directive marker = Directive.of(header.comment(line)).orElseThrow();
        boolean transactional = transactional(line, marker.rest());
        int end = endOfSection(line + 1);
        if (sections.put(marker.word(), script(line + 1, end, transactional)) != null) {
            throw header.wrong(line, "a second section '" + marker.word() + "'", "expected one");
        }
        return end;
    }

    private boolean transactional(int line, String options) {
        return switch (options) {
            case "", "transaction=on" -> true;
            case "transaction=off" -> false;
            default ->
                throw header.wrong(
                        line,
                        "unknown section option '" + options.substring(0, Math.min(LONGEST_TOLD, options.length()))
                                + "'",
                        "expected transaction=off or nothing");
        };
    }

    /** A line that looks like a marker, but stands within a string, a comment or the rows of a COPY, ends no section. */
    private int endOfSection(int first) {
        int end = first;
        while (true) {
            while (end <= lines.count() && !isMarker(end)) {
                end++;
            }
            List<SqlComment> comments = new ArrayList<>();
            try (Reader section = lines.lines(first, end).open()) {
                SqlSplitter.comments(section, first, comment -> keep(comments, comment));
                for (SqlComment comment : comments) {
                    requireUnderstood(comment);
                }
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

    private static void keep(List<SqlComment> comments, SqlComment comment) {
        if (Directive.of(comment.text()).isPresent()) {
            comments.add(comment);
        }
    }

    /** What was meant to be obeyed must never be passed over. */
    private void requireUnderstood(SqlComment comment) {
        Directive directive = Directive.of(comment.text()).orElseThrow();
        int line = comment.line();
        if (comment.block()) {
            throw header.wrong(line, "a block comment that begins with migrate:", "expected a comment of the form --");
        }
        if (directive.isSection()) {
            throw header.wrong(
                    line, "'migrate:" + directive.word() + "' behind something else", "expected a line of its own");
        }
        if (directive.isParameter()) {
            throw header.wrong(line, "a parameter inside a section", "expected it above the line -- migrate:upgrade");
        }
        if (directive.isAllowance()) {
            requireAllowance(directive, line);
        } else if (directive.isCheck()) {
            requireCheck(directive, line);
        } else {
            throw unknown(line, directive);
        }
    }

    private void requireAllowance(Directive directive, int line) {
        try {
            Allowance.of(directive, line);
        } catch (SqlScriptException e) {
            throw header.wrong(line, e.getMessage(), "expected " + Allowance.FORM);
        }
    }

    private void requireCheck(Directive directive, int line) {
        try {
            RowCheck.of(directive, line);
        } catch (SqlScriptException e) {
            throw header.wrong(line, e.getMessage(), "expected " + RowCheck.form(directive.word()));
        }
    }

    private MigrationFailure unknown(int line, Directive directive) {
        return header.wrong(
                line,
                "unknown comment 'migrate:" + directive.word() + "'",
                "expected migrate:upgrade or migrate:downgrade before a section, migrate:parameter above the first, or "
                        + RowCheck.form(Directive.CHECK)
                        + " (or verify), or " + Allowance.FORM + " inside one");
    }

    private Script script(int first, int end, boolean transactional) {
        Script script = lines.script(first, end, transactional);
        try (Reader sql = script.written()) {
            if (sql.read() == BYTE_ORDER_MARK) {
                throw header.wrong(script.firstLine(), "a byte order mark in the middle of the file", "expected SQL");
            }
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Script section(String name) {
        Script section = sections.get(name);
        if (section == null) {
            throw header.wrong(
                    lines.count(), "there is no section '" + name + "'", "expected a line -- migrate:" + name);
        }
        return section;
    }
}
