package io.github.migratemaven.revision.script;

import io.github.migratemaven.revision.parameter.Parameters;
import java.io.Reader;
import java.io.StringReader;

/**
 * One direction of a revision.
 *
 * @param source where the statements are; of a revision in Java its whole file, for either direction
 * @param firstLine line of the first character in the revision's file, counted from 1
 * @param transactional whether all statements run in one transaction, together with the bookkeeping
 * @param parameters what is put in the place of names in its statements, where they run
 */
public record Script(ScriptSource source, int firstLine, boolean transactional, Parameters parameters) {

    /** A script that runs as it is written. */
    public Script(ScriptSource source, int firstLine, boolean transactional) {
        this(source, firstLine, transactional, Parameters.NONE);
    }

    /** A script whose statements are in memory. */
    public Script(String sql, int firstLine, boolean transactional) {
        this(new ScriptText(sql), firstLine, transactional);
    }

    /** A direction of a revision in Java, which always runs in one transaction. */
    public static Script java(String file) {
        return new Script(new JavaText(file), 1, true);
    }

    /** A direction as a database has kept it. */
    public static Script stored(String text, boolean transactional) {
        return Language.ofStored(text) == Language.JAVA ? java(text) : new Script(text, 1, transactional);
    }

    public Language language() {
        return source instanceof JavaText ? Language.JAVA : Language.SQL;
    }

    /** The same script, using these. */
    public Script withParameters(Parameters used) {
        return new Script(source, firstLine, transactional, used);
    }

    /** What is written in the revision's language, all of it in memory. */
    public String text() {
        return source.text();
    }

    /**
     * The statements as they run, all of them in memory: not for what has to do with a script of any size, nor for one in
     * Java.
     *
     * @throws io.github.migratemaven.report.MigrationFailure if a parameter has no value
     */
    public String sql() {
        requireSql();
        return parameters.isEmpty() ? source.text() : FilledText.of(source.text(), parameters);
    }

    /**
     * The statements as they run, from the first on; whoever opens it closes it. Not for a revision in Java.
     *
     * @throws io.github.migratemaven.report.MigrationFailure if a parameter has no value
     */
    public Reader open() {
        return parameters.isEmpty() ? written() : new StringReader(sql());
    }

    /** The statements as they are written; whoever opens it closes it. Not for a revision in Java. */
    public Reader written() {
        requireSql();
        return source.open();
    }

    /** What was run, or would be: of a revision in Java its whole file. */
    public String executed() {
        return language() == Language.SQL ? sql() : text();
    }

    /** Taken for SQL, a program would be sent to a server. */
    private void requireSql() {
        if (language() != Language.SQL) {
            throw new IllegalStateException("A revision in Java has no SQL");
        }
    }

    /** Whether the statements are too many to be held in memory. */
    public boolean isLarge() {
        return source instanceof FileRange;
    }
}
