package io.github.migratemaven.revision;

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

    static Language ofFile(Path file) {
        return file.toString().endsWith(JAVA.fileEnding) ? JAVA : SQL;
    }

    /** What a line comment begins with. */
    String comment() {
        return comment;
    }

    /** With the dot. */
    String fileEnding() {
        return fileEnding;
    }

    /** The language of a stored script: every Java revision begins with a comment, which no SQL can begin with. */
    public static Language ofStored(String text) {
        return text.replace("\uFEFF", "").stripLeading().startsWith(JAVA.comment) ? JAVA : SQL;
    }
}
