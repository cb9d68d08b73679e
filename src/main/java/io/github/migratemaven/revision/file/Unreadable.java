package io.github.migratemaven.revision.file;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Says which file cannot be read and why, of which the exceptions of Java say only the one. */
public final class Unreadable {
    private Unreadable() {}

    /** @param place where it happened, unless the exception knows better */
    static MigrationFailure failure(Path place, IOException problem) {
        String file = problem instanceof FileSystemException known
                ? Optional.ofNullable(known.getFile()).orElse(place.toString())
                : place.toString();
        return MigrationFailure.misconfigured(
                file + " cannot be read: " + reason(problem) + ".",
                "Make it a file that whoever runs Maven may read, or remove it.",
                problem);
    }

    /** Why, for the end of a sentence. */
    public static String reason(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof NoSuchFileException) {
            return "it is not there, or is a link to what is not there";
        }
        if (problem instanceof FileSystemLoopException) {
            return "it is a link to a directory that it lies in";
        }
        if (problem instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        return String.valueOf(problem.getMessage());
    }
}
