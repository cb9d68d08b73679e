package io.github.migratemaven.revision;

import io.github.migratemaven.postgres.SqlScriptException;
import io.github.migratemaven.postgres.Utf8Reader;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The directory that holds a project's revisions, one {@code .sql} file each, at any depth. */
public final class RevisionDirectory {
    private final Path directory;

    public RevisionDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Every revision, sorted by path; none where there is no directory. Hidden files are passed over.
     *
     * @throws MigrationFailure if a file cannot be read or is no revision
     */
    public List<Revision> load() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(directory, Integer.MAX_VALUE, RevisionDirectory::isRevision)) {
            List<Revision> revisions = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                revisions.add(RevisionFile.parse(file, read(file)));
            }
            return List.copyOf(revisions);
        } catch (IOException | UncheckedIOException e) {
            throw MigrationFailure.misconfigured(
                    "The revisions in " + directory + " cannot be read: " + e.getMessage(),
                    "Check that the directory and its files are readable.",
                    e);
        }
    }

    /**
     * Writes a new file, and never over another.
     *
     * @return the file
     * @throws MigrationFailure if it exists or cannot be written
     */
    public Path write(Revision revision) {
        Path file = directory.resolve(RevisionFile.fileName(revision));
        try {
            Files.createDirectories(directory);
            Files.writeString(file, RevisionFile.format(revision), StandardOpenOption.CREATE_NEW);
            return file;
        } catch (FileAlreadyExistsException e) {
            throw MigrationFailure.misconfigured(
                    file + " stands in the way.", "Choose another revision id, or move it away.", e);
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    file + " cannot be written: " + e.getMessage(), "Check that the directory is writable.", e);
        }
    }

    private static boolean isRevision(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString();
        return name.endsWith(".sql") && !name.startsWith(".") && !attributes.isDirectory();
    }

    private static String read(Path file) throws IOException {
        try {
            return Utf8Reader.readAll(file);
        } catch (SqlScriptException e) {
            throw MigrationFailure.refused(
                    file + ":" + e.line() + ": " + e.getMessage() + ".", "Correct the file; nothing has been changed.");
        }
    }
}
