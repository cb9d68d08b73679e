package io.github.migratemaven.revision.script;

import java.nio.file.Path;

/** What a revision is written in. */
public enum Language {
    SQL("--", ".sql"),
    JAVA("//", ".java");

    private final String comment;
    private final String fileEnding;

    Language(String comment, String fileEnding) {
        this.comment = comment;
        this.fileEnding = fileEnding;
    }

    public static Language ofFile(Path file) {
        return file.toString().endsWith(JAVA.fileEnding) ? JAVA : SQL;
    }

    /** What a line comment begins with. */
    public String comment() {
        return comment;
    }

    /** With the dot. */
    public String fileEnding() {
        return fileEnding;
    }

    /** The language of a stored script: every Java revision begins with a comment, which no SQL can begin with. */
    public static Language ofStored(String text) {
        return text.replace("\uFEFF", "").stripLeading().startsWith(JAVA.comment) ? JAVA : SQL;
    }
}
