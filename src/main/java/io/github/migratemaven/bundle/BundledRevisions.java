package io.github.migratemaven.bundle;

import io.github.migratemaven.engine.bundle.BundleContents;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.file.RevisionDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The project's part of a bundle: within the program's archive, or beside it. What it gives was found to be whole.
 *
 * @param contents the list that it was made with
 */
record BundledRevisions(BundleFiles files, BundleContents contents) {

    /**
     * Finds them; an archive of long revisions stays open for as long as the program runs, since they are read piece by
     * piece.
     *
     * @param program the archive that runs
     * @throws MigrationFailure if there is none, or it is not whole
     */
    static BundledRevisions of(Path program) {
        try {
            Optional<BundledRevisions> within = listed(within(program));
            BundledRevisions found = within.isPresent() ? within.get() : beside(program);
            found.requireWhole();
            return found;
        } catch (IOException e) {
            throw unreadable(program, e);
        }
    }

    private static BundleFiles within(Path program) throws IOException {
        if (Files.isDirectory(program)) {
            return new UnpackedFiles(program.resolve(BundleContents.DIRECTORY));
        }
        Optional<BundleFiles> read = ArchivedFiles.of(program);
        return read.isPresent()
                ? read.get()
                : new UnpackedFiles(
                        FileSystems.newFileSystem(program, Map.of()).getPath("/" + BundleContents.DIRECTORY));
    }

    private static BundledRevisions beside(Path program) throws IOException {
        Path root = program.resolveSibling(BundleContents.DIRECTORY);
        return listed(new UnpackedFiles(root))
                .orElseThrow(() -> MigrationFailure.misconfigured(
                        "This bundle has no revisions, neither in " + program + " nor in " + root + ".",
                        "Run one that mvn migrate:bundle has made; one in a directory runs beside its migrations."));
    }

    private static Optional<BundledRevisions> listed(BundleFiles files) throws IOException {
        Optional<byte[]> list = files.list();
        return list.isEmpty()
                ? Optional.empty()
                : Optional.of(new BundledRevisions(
                        files, BundleContents.parse(new String(list.get(), StandardCharsets.UTF_8))));
    }

    private static MigrationFailure unreadable(Path program, IOException e) {
        return MigrationFailure.misconfigured(
                "The bundle " + program + " cannot be read: " + e.getMessage(),
                "Check that it is whole and readable for this user; nothing was run.",
                e);
    }

    private void requireWhole() throws IOException {
        Set<String> unlisted = new TreeSet<>(files.names());
        for (Map.Entry<String, String> listed : contents.files().entrySet()) {
            if (!unlisted.remove(listed.getKey())) {
                throw damaged("lacks " + listed.getKey());
            }
            if (!BundleContents.hash(files.read(listed.getKey())).equals(listed.getValue())) {
                throw damaged("has another " + listed.getKey() + " than it was made with");
            }
        }
        for (String name : unlisted) {
            throw damaged("has a file that it was made without: " + name);
        }
    }

    private static MigrationFailure damaged(String what) {
        return MigrationFailure.refused(
                "This bundle " + what + ".",
                "Take the one that the build has made, or make it again with mvn migrate:bundle; nothing was run.");
    }

    RevisionDirectory directory() {
        return files.revisions();
    }

    /** Directory of the revisions, as messages name it. */
    Path place() {
        return files.place();
    }

    /** Runs revisions in Java by the classes that were compiled as the bundle was made. */
    JavaRevisions java() {
        return JavaRevisions.compiledEarlier(this::classes);
    }

    private Map<String, byte[]> classes(Revision revision) {
        String directory = BundleContents.CLASSES + "/" + revision.id() + "/";
        Map<String, byte[]> classes = new HashMap<>();
        try {
            for (String name : files.names()) {
                if (name.startsWith(directory)) {
                    classes.put(
                            name.substring(directory.length(), name.length() - ".class".length())
                                    .replace('/', '.'),
                            files.read(name));
                }
            }
            return classes;
        } catch (IOException e) {
            throw unreadable(files.place(), e);
        }
    }
}
