package io.github.migratemaven.revision.script;

import io.github.migratemaven.postgres.sql.Utf8Reader;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * Some lines of a file, read anew each time.
 *
 * @param first their first line, counted from 1
 * @param end the line after their last
 * @param size the file's bytes when the lines were counted
 * @param modified when the file had last been written by then
 */
public record FileRange(Path file, int first, int end, long size, FileTime modified) implements ScriptSource {

    public static FileRange of(Path file, int first, int end) throws IOException {
        return new FileRange(file, first, end, Files.size(file), Files.getLastModifiedTime(file));
    }

    /** @throws MigrationFailure if the file has been written to in the meantime */
    @Override
    public Reader open() {
        try {
            if (Files.size(file) != size || !Files.getLastModifiedTime(file).equals(modified)) {
                throw MigrationFailure.refused(
                        file + " was changed while the goal was reading it.", "Run the goal again.");
            }
            return new LinesReader(new Utf8Reader(Files.newInputStream(file)), first, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String text() {
        StringWriter text = new StringWriter();
        try (Reader reader = open()) {
            reader.transferTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
