package io.github.migratemaven.bundle;

import io.github.migratemaven.engine.bundle.BundleContents;
import io.github.migratemaven.revision.file.FileLines;
import io.github.migratemaven.revision.file.RevisionDirectory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Files of an archive, read whole: a file system of it takes longer to begin than a look at a database.
 *
 * @param contents by path
 */
record ArchivedFiles(SortedMap<String, byte[]> contents) implements BundleFiles {
    private static final String ROOT = BundleContents.DIRECTORY + "/";
    private static final String REVISIONS = BundleContents.REVISIONS + "/";

    /** Reads them; empty where one is too long for that. */
    static Optional<BundleFiles> of(Path program) throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        try (ZipFile archive = new ZipFile(program.toFile())) {
            for (Enumeration<? extends ZipEntry> all = archive.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (entry.getName().startsWith(ROOT) && !entry.isDirectory()) {
                    if (entry.getSize() > FileLines.LARGEST_IN_MEMORY) {
                        return Optional.empty();
                    }
                    try (InputStream content = archive.getInputStream(entry)) {
                        contents.put(entry.getName().substring(ROOT.length()), content.readAllBytes());
                    }
                }
            }
        }
        return Optional.of(new ArchivedFiles(contents));
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(contents.keySet());
        names.remove(BundleContents.LIST);
        return names;
    }

    @Override
    public byte[] read(String name) throws IOException {
        byte[] content = contents.get(name);
        if (content == null) {
            throw new FileNotFoundException(name);
        }
        return content;
    }

    @Override
    public Optional<byte[]> list() {
        return Optional.ofNullable(contents.get(BundleContents.LIST));
    }

    @Override
    public Path place() {
        return Path.of("/", BundleContents.DIRECTORY, BundleContents.REVISIONS);
    }

    @Override
    public RevisionDirectory revisions() {
        SortedMap<String, byte[]> revisions = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            if (file.getKey().startsWith(REVISIONS)) {
                revisions.put(file.getKey().substring(REVISIONS.length()), file.getValue());
            }
        }
        return new RevisionDirectory(place(), revisions);
    }
}
