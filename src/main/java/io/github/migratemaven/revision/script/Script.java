package io.github.migratemaven.revision.script;

import java.io.Reader;

/**
 * One direction of a revision.
 *
 * @param source where the statements are; of a revision in Java its whole file, for either direction
 * @param firstLine line of the first character in the revision's file, counted from 1
 * @param transactional whether all statements run in one transaction, together with the bookkeeping
 */
public record Script(ScriptSource source, int firstLine, boolean transactional) {

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

    /** What is written in the revision's language, all of it in memory. */
    public String text() {
        return source.text();
    }

    /**
     * The statements as written, all of them in memory: not for what has to do with a script of any size, nor for one in
     * Java.
     */
    public String sql() {
        requireSql();
        return source.text();
    }

    /** The statements as written, from the first on; whoever opens it closes it. Not for a revision in Java. */
    public Reader open() {
        requireSql();
        return source.open();
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
