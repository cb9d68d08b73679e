package io.github.migratemaven.revision.script;

import java.io.Reader;
import java.io.StringReader;

/** The whole file of a revision in Java. */
public record JavaText(String text) implements ScriptSource {

    @Override
    public Reader open() {
        return new StringReader(text);
    }
}
