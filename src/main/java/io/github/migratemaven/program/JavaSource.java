package io.github.migratemaven.program;

import io.github.migratemaven.revision.Revision;
import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A revision's file as the compiler reads it, line by line the same; its class may have any name. */
final class JavaSource extends SimpleJavaFileObject {
    private final String text;

    JavaSource(Revision revision) {
        super(URI.create("revision:///Revision.java"), Kind.SOURCE);
        this.text = revision.upgrade().text().replace("\uFEFF", "");
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
        return kind == Kind.SOURCE;
    }
}
