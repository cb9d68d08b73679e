package io.github.migratemaven.revision.script;

import java.io.Reader;

/** Where a script's text is: in memory, or still in its file when it is large; or a program. */
public sealed interface ScriptSource permits ScriptText, FileRange, JavaText {

    /** The text from its first character on; whoever opens it closes it. */
    Reader open();

    /** The whole text in memory, however large. */
    String text();
}
