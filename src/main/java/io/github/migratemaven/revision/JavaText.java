package io.github.migratemaven.revision;

import java.io.Reader;
import java.io.StringReader;

/** The whole file of a revision in Java. */
record JavaText(String text) implements ScriptSource {

    @Override
    public Reader open() {
        return new StringReader(text);
    }
}
