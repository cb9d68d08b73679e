package io.github.migratemaven.revision.file;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.RevisionId;
import io.github.migratemaven.revision.script.HeaderName;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines {@code Name: value} at the top of a revision file, each a comment of its language. */
public final class RevisionHeader {
    private static final String USUAL_TIME = "0000-00-00T00:00:00Z";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final RevisionLines lines;
    private final Language language;
    private final Map<HeaderName, Value> values = new EnumMap<>(HeaderName.class);

    RevisionHeader(Path file, RevisionLines lines, Language language) {
        this.file = file;
        this.lines = lines;
        this.language = language;
    }

    private record Value(String text, int line) {}

    /** The text of a line that is a comment as a whole; empty for every other line. */
    String comment(int line) {
        String text = textOf(line);
        return text.startsWith(language.comment())
                ? text.substring(language.comment().length()).trim()
                : "";
    }

    private String textOf(int line) {
        String text = lines.stripped(line);
        return line == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK
                ? text.substring(1).trim()
                : text;
    }

    /** Whether the line may stand in a header. */
    boolean isCommentOrBlank(int line) {
        String text = textOf(line);
        return text.isEmpty() || text.startsWith(language.comment());
    }

    /** Takes in a line of the header; a comment that has not the form of one is passed over. */
    void read(int line) {
        String comment = comment(line);
        int colon = comment.indexOf(':');
        if (colon <= 0 || !isName(comment.substring(0, colon))) {
            return;
        }
        String text = comment.substring(0, colon).trim();
        Optional<HeaderName> name = HeaderName.of(text);
        if (name.isEmpty()) {
            throw wrong(
                    line,
                    "unknown header '" + text + "'",
                    "expected one of " + HeaderName.all() + " (other comments go below "
                            + (language == Language.SQL ? "-- migrate:upgrade" : "the first line of code") + ")");
        }
        if (values.put(name.get(), new Value(comment.substring(colon + 1).trim(), line)) != null) {
            throw wrong(line, "a second line '" + text + "'", "expected one");
        }
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c == ' ' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) {
                return false;
            }
        }
        return true;
    }

    int lineOf(HeaderName name) {
        return required(name).line;
    }

    Revision revision(Script upgrade, Script downgrade) {
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
                upgrade,
                downgrade,
                generatedFor(),
                Optional.of(file));
    }

    private Value required(HeaderName name) {
        Value value = values.get(name);
        if (value == null) {
            throw wrong(
                    1,
                    "there is no line '" + name.text() + "'",
                    "expected " + name.line(language, "…") + " in the header");
        }
        return value;
    }

    private List<String> names(HeaderName header) {
        Value value = values.get(header);
        if (value == null || value.text.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String part : value.text.split(",", -1)) {
            String name = part.trim();
            requireName(name, value.line);
            if (names.contains(name)) {
                throw wrong(value.line, "'" + name + "' is there twice", "expected it once");
            }
            names.add(name);
        }
        return names;
    }

    private void requireName(String name, int line) {
        Optional<String> problem = RevisionId.problemWith(name);
        if (problem.isPresent()) {
            throw wrong(
                    line,
                    "'" + name + "' " + problem.get(),
                    "expected such as b7d3c606877e, several with commas between");
        }
    }

    private Instant createDate(Value value) {
        try {
            return isUsualTime(value.text)
                    ? usualTime(value.text)
                    : OffsetDateTime.parse(value.text).toInstant();
        } catch (DateTimeException e) {
            throw wrong(value.line, "'" + value.text + "' is no time", "expected such as 2026-11-22T21:31:00Z");
        }
    }

    /** Whether it is written as the plugin writes it, which needs none of the formats of this world to be read. */
    private static boolean isUsualTime(String text) {
        boolean usual = text.length() == USUAL_TIME.length();
        for (int i = 0; usual && i < USUAL_TIME.length(); i++) {
            char wanted = USUAL_TIME.charAt(i);
            char found = text.charAt(i);
            usual = wanted == '0' ? found >= '0' && found <= '9' : found == wanted;
        }
        return usual;
    }

    private static Instant usualTime(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private Optional<String> generatedFor() {
        Value value = values.get(HeaderName.GENERATED_FOR);
        if (value == null) {
            return Optional.empty();
        }
        String major = value.text.startsWith("PostgreSQL ") ? value.text.substring(11) : value.text;
        if (!major.matches("[0-9]{2,3}")) {
            throw wrong(value.line, "'" + value.text + "' is no server version", "expected such as PostgreSQL 17");
        }
        return Optional.of(major);
    }

    MigrationFailure wrong(int line, String problem, String expected) {
        return MigrationFailure.refused(
                file + ":" + line + ": " + problem + ", " + expected + ".",
                "Correct the file; nothing has been changed.");
    }
}
