package io.github.migratemaven.revision;

import java.io.Reader;

/**
 * One direction of a revision.
 *
 * @param source where the statements are
 * @param firstLine line of the first character in the revision's file, counted from 1
 * @param transactional whether all statements run in one transaction, together with the bookkeeping
 */
public record Script(ScriptSource source, int firstLine, boolean transactional) {

    /** A script whose statements are in memory. */
    public Script(String sql, int firstLine, boolean transactional) {
        this(new ScriptText(sql), firstLine, transactional);
    }

    /** The statements as written, all of them in memory: not for what has to do with a script of any size. */
    public String sql() {
        return source.text();
    }

    /** The statements as written, from the first on; whoever opens it closes it. */
    public Reader open() {
        return source.open();
    }

    /** Whether the statements are too many to be held in memory. */
    public boolean isLarge() {
        return source instanceof FileSection;
    }
}
