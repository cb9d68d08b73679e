package io.github.migratemaven.revision.script;

import java.io.Reader;
import java.io.StringReader;

/** A script's text in memory. */
public record ScriptText(String text) implements ScriptSource {

    @Override
    public Reader open() {
        return new StringReader(text);
    }
}
