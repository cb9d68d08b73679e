package io.github.migratemaven.bundle;

import io.github.migratemaven.engine.bundle.BundleContents;
import io.github.migratemaven.revision.file.RevisionDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Files in a directory, or in an archive that is open as a file system: long revisions are read from it piece by piece.
 *
 * @param root where they lie
 */
record UnpackedFiles(Path root) implements BundleFiles {

    @Override
    public Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> names.add(root.relativize(file).toString().replace('\\', '/')));
        }
        names.remove(BundleContents.LIST);
        return names;
    }

    @Override
    public byte[] read(String name) throws IOException {
        return Files.readAllBytes(root.resolve(name));
    }

    @Override
    public Optional<byte[]> list() throws IOException {
        return Files.exists(root.resolve(BundleContents.LIST))
                ? Optional.of(read(BundleContents.LIST))
                : Optional.empty();
    }

    @Override
    public Path place() {
        return root.resolve(BundleContents.REVISIONS);
    }

    @Override
    public RevisionDirectory revisions() {
        return new RevisionDirectory(place());
    }
}
