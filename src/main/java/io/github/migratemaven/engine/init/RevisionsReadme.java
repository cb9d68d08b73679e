package io.github.migratemaven.engine.init;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that explains a revisions directory to whoever opens it. */
final class RevisionsReadme {
    private static final String TEXT = """
        # Schema revisions

        Each `.sql` file here is one revision of the database schema: a header that names it and the revision it
        follows, the statements of `-- migrate:upgrade`, and those of `-- migrate:downgrade` that take them back.
        The files are source code: review, edit and commit them; once applied anywhere, leave them as they are and
        write a new one.

            mvn migrate:revision -Dmessage="Add reviews"   # writes the next file from the changes of the model
            mvn migrate:revision -Dmessage="Fill x" -Dempty  # writes an empty one to fill by hand
            mvn migrate:revision -Dmessage="Fill y" -Dlanguage=java  # the same as a Java class
            mvn migrate:upgrade                            # applies what is missing
            mvn migrate:downgrade -Dtarget=-1              # takes the last one back
            mvn migrate:history                            # lists them, newest first
        """;

    private RevisionsReadme() {}

    static Path in(Path directory) {
        return directory.resolve("README.md");
    }

    /** Creates the directory and the page where they are missing, and says whether the page was. */
    static boolean writeIfMissing(Path directory) {
        Path readme = in(directory);
        try {
            if (Files.exists(readme)) {
                return false;
            }
            Files.createDirectories(directory);
            Files.writeString(readme, TEXT);
            return true;
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    "The revisions directory " + directory + " cannot be written: " + e,
                    "Make it writable, or name another with -Dmigrate.directory=.",
                    e);
        }
    }
}
