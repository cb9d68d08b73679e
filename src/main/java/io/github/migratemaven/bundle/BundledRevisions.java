package io.github.migratemaven.bundle;

import io.github.migratemaven.engine.bundle.BundleContents;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.file.RevisionDirectory;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The project's part of a bundle: within the program's archive, or beside it. What it gives was found to be whole.
 *
 * @param root directory of it all
 * @param contents the list that it was made with
 */
record BundledRevisions(Path root, BundleContents contents) {

    /**
     * Finds them; the archive stays open for as long as the program runs, since long revisions are read piece by piece.
     *
     * @param program the archive that runs
     * @throws MigrationFailure if there is none, or it is not whole
     */
    static BundledRevisions of(Path program) {
        try {
            Path root = within(program);
            if (Files.notExists(root.resolve(BundleContents.LIST))) {
                root = program.resolveSibling(BundleContents.DIRECTORY);
            }
            if (Files.notExists(root.resolve(BundleContents.LIST))) {
                throw MigrationFailure.misconfigured(
                        "This bundle has no revisions, neither in " + program + " nor in " + root + ".",
                        "Run one that mvn migrate:bundle has made; one in a directory runs beside its migrations.");
            }
            BundledRevisions found = new BundledRevisions(
                    root, BundleContents.parse(Files.readString(root.resolve(BundleContents.LIST))));
            found.requireWhole();
            return found;
        } catch (IOException e) {
            throw unreadable(program, e);
        }
    }

    private static Path within(Path program) throws IOException {
        if (Files.isDirectory(program)) {
            return program.resolve(BundleContents.DIRECTORY);
        }
        FileSystem archive = FileSystems.newFileSystem(program, Map.of());
        return archive.getPath("/" + BundleContents.DIRECTORY);
    }

    private static MigrationFailure unreadable(Path program, IOException e) {
        return MigrationFailure.misconfigured(
                "The bundle " + program + " cannot be read: " + e.getMessage(),
                "Check that it is whole and readable for this user; nothing was run.",
                e);
    }

    private void requireWhole() throws IOException {
        TreeSet<String> files = new TreeSet<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.add(root.relativize(file).toString().replace('\\', '/')));
        }
        files.remove(BundleContents.LIST);
        for (Map.Entry<String, String> listed : contents.files().entrySet()) {
            if (!files.remove(listed.getKey())) {
                throw damaged("lacks " + listed.getKey());
            }
            if (!BundleContents.hash(Files.readAllBytes(root.resolve(listed.getKey())))
                    .equals(listed.getValue())) {
                throw damaged("has another " + listed.getKey() + " than it was made with");
            }
        }
        if (!files.isEmpty()) {
            throw damaged("has a file that it was made without: " + files.first());
        }
    }

    private static MigrationFailure damaged(String what) {
        return MigrationFailure.refused(
                "This bundle " + what + ".",
                "Take the one that the build has made, or make it again with mvn migrate:bundle; nothing was run.");
    }

    RevisionDirectory directory() {
        return new RevisionDirectory(revisions());
    }

    Path revisions() {
        return root.resolve(BundleContents.REVISIONS);
    }

    /** Runs revisions in Java by the classes that were compiled as the bundle was made. */
    JavaRevisions java() {
        return JavaRevisions.compiledEarlier(this::classes);
    }

    private Map<String, byte[]> classes(Revision revision) {
        Path directory = root.resolve(BundleContents.CLASSES).resolve(revision.id());
        Map<String, byte[]> classes = new HashMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                String name = directory.relativize(file).toString();
                classes.put(
                        name.substring(0, name.length() - ".class".length())
                                .replace('\\', '/')
                                .replace('/', '.'),
                        Files.readAllBytes(file));
            }
            return classes;
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }
}
