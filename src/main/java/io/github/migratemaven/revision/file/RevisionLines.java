package io.github.migratemaven.revision.file;

import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.revision.script.ScriptSource;

/** A revision's file by its lines, counted from 1. */
public interface RevisionLines {

    int count();

    /**
     * The line without its end and without white space around it; asked of lines above the first section and of those that
     * {@link #startsWith(int, char) start} with {@code -} only.
     */
    String stripped(int line);

    /** Whether the first character that is no white space is this one. */
    boolean startsWith(int line, char wanted);

    /** The lines from the one up to, but without, the other. */
    ScriptSource lines(int from, int to);

    /** The same as a script, which may leave white space around it out. */
    Script script(int from, int to, boolean transactional);
}
