package io.github.migratemaven.shadow;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.file.PathUtils;
import org.tukaani.xz.XZInputStream;

/** A jar that holds one {@code .txz} of PostgreSQL's binaries. */
final class BinaryArchive {
    /** Stands between a target's name and what tells unpackings apart, in the name of one that is not complete. */
    static final String UNFINISHED = ".unfinished-";

    private static final int OWNER_MAY_EXECUTE = 0100;

    private BinaryArchive() {}

    /**
     * Unpacks beside the target first and renames then, so that the target is complete or absent.
     *
     * @throws IOException also when the jar holds no {@code .txz}
     */
    static void unpack(Path jar, Path target) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        Path unfinished = Files.createTempDirectory(parent, target.getFileName() + UNFINISHED);
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(jar)))) {
            moveToTarballOf(zip, jar);
            unpackTarball(new XZInputStream(new BufferedInputStream(zip, 1 << 16)), unfinished);
            letOthersRead(unfinished);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            if (Files.exists(unfinished)) {
                PathUtils.deleteDirectory(unfinished);
            }
        }
    }

    /** A temporary directory is its maker's alone, but the server of root's builds runs as another user. */
    private static void letOthersRead(Path directory) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void moveToTarballOf(ZipInputStream zip, Path jar) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().endsWith(".txz")) {
                return;
            }
        }
        throw new IOException(jar + " holds no .txz");
    }

    private static void unpackTarball(InputStream stream, Path target) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(stream);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path path = target.resolve(entry.getName()).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("Entry outside the archive: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(path);
            } else if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else if (entry.isLink()) {
                Files.createLink(path, target.resolve(entry.getLinkName()));
            } else {
                Files.createDirectories(path.getParent());
                Files.copy(tar, path);
                if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0) {
                    path.toFile().setExecutable(true, false);
                }
            }
        }
    }
}
