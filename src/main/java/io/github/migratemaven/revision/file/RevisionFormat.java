package io.github.migratemaven.revision.file;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.HeaderName;
import io.github.migratemaven.revision.script.Language;
import io.github.migratemaven.revision.script.Script;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The text of a revision: a header of {@code -- Name: value} lines, then a section for each direction. */
public final class RevisionFormat {
    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int SLUG_LENGTH = 40;

    private RevisionFormat() {}

    /**
     * @param file the file's path, for messages and for the revision
     * @throws MigrationFailure as {@code file:line: what is wrong, and what was expected}
     */
    public static Revision parse(Path file, String text) {
        return new RevisionParser(file, new TextLines(text)).parse();
    }

    /** The file's text; {@link #parse} reads the same revision from it. */
    public static String format(Revision revision) {
        if (language(revision) == Language.JAVA) {
            return revision.upgrade().text();
        }
        StringBuilder text = header(revision, Language.SQL);
        revision.parameters().declared().forEach(parameter -> text.append("-- migrate:parameter ")
                .append(parameter.declaration())
                .append('\n'));
        section(text, "upgrade", revision.upgrade());
        section(text, "downgrade", revision.downgrade());
        return text.toString();
    }

    /** The same revision in Java, as a class whose methods do nothing yet. */
    public static Revision inJava(Revision revision) {
        String text = header(revision, Language.JAVA) + """

                import java.sql.Connection;
                import java.sql.SQLException;

                /** Each method runs in one transaction with its record; to commit or roll back is not its own business. */
                final class Revision_%s {

                    void upgrade(Connection connection) throws SQLException {}

                    void downgrade(Connection connection) throws SQLException {}
                }
                """.formatted(revision.id());
        return revision.withScripts(Script.java(text), Script.java(text));
    }

    private static StringBuilder header(Revision revision, Language language) {
        StringBuilder text = new StringBuilder();
        header(text, language, HeaderName.REVISION_ID, revision.id());
        header(text, language, HeaderName.REVISES, String.join(", ", revision.parents()));
        header(text, language, HeaderName.CREATE_DATE, DateTimeFormatter.ISO_INSTANT.format(revision.createDate()));
        optionalHeader(text, language, HeaderName.BRANCH_LABELS, revision.branchLabels());
        optionalHeader(text, language, HeaderName.DEPENDS_ON, revision.dependsOn());
        optionalHeader(text, language, HeaderName.REPLACES, revision.replaces());
        revision.generatedFor()
                .ifPresent(major -> header(text, language, HeaderName.GENERATED_FOR, "PostgreSQL " + major));
        header(text, language, HeaderName.MESSAGE, revision.message());
        return text;
    }

    private static Language language(Revision revision) {
        return revision.upgrade().language();
    }

    /**
     * The same file with other parents, every other character as it was.
     *
     * @throws MigrationFailure if the text is no revision
     */
    public static String withParents(Path file, String text, List<String> parents) {
        TextLines lines = new TextLines(text);
        int line = new RevisionParser(file, lines).lineOf(HeaderName.REVISES);
        return lines.withLine(line, HeaderName.REVISES.line(Language.ofFile(file), String.join(", ", parents)));
    }

    /** A name that sorts by time: {@code 20261122T2131_b7d3c606877e_first_commit.sql}; the time is UTC. */
    public static String fileName(Revision revision) {
        String slug = slug(revision.message());
        return NAME_TIME.format(revision.createDate()) + "_" + revision.id() + (slug.isEmpty() ? "" : "_" + slug)
                + language(revision).fileEnding();
    }

    private static void header(StringBuilder text, Language language, HeaderName name, String value) {
        text.append(name.line(language, value)).append('\n');
    }

    private static void optionalHeader(StringBuilder text, Language language, HeaderName name, List<String> values) {
        if (!values.isEmpty()) {
            header(text, language, name, String.join(", ", values));
        }
    }

    private static void section(StringBuilder text, String name, Script script) {
        text.append("\n-- migrate:")
                .append(name)
                .append(script.transactional() ? "" : " transaction=off")
                .append('\n');
        String sql = script.text().trim();
        if (!sql.isEmpty()) {
            text.append(sql).append('\n');
        }
    }

    private static String slug(String message) {
        StringBuilder slug = new StringBuilder();
        for (String word : message.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+", -1)) {
            if (slug.length() > 0 && slug.length() + 1 + word.length() > SLUG_LENGTH) {
                break;
            }
            slug.append(slug.length() == 0 || word.isEmpty() ? "" : "_").append(word);
        }
        return slug.substring(
                0, slug.offsetByCodePoints(0, Math.min(SLUG_LENGTH, slug.codePointCount(0, slug.length()))));
    }
}
