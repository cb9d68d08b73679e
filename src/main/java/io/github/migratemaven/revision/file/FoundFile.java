package io.github.migratemaven.revision.file;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.hook.HookPoint;
import io.github.migratemaven.revision.script.Language;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * What bears the name of a revision, and what it is.
 *
 * @param name the path below the directory of revisions
 */
record FoundFile(Path path, String name, BasicFileAttributes attributes) implements Comparable<FoundFile> {

    /** Everything at any depth that is named like a revision and not hidden, sorted by path; links are followed. */
    static List<FoundFile> under(Path directory) throws IOException {
        List<FoundFile> found = new ArrayList<>();
        int common = directory.toString().length();
        Files.walkFileTree(
                directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                        return visitFile(path, attributes);
                    }

                    @Override
                    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                        String name = String.valueOf(path.getFileName());
                        boolean hook = directory.equals(path.getParent()) && HookPoint.isFileName(name);
                        if (!name.startsWith(".") && !hook && isRevision(name.toLowerCase(Locale.ROOT))) {
                            found.add(new FoundFile(path, path.toString().substring(common), attributes));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        Collections.sort(found);
        return found;
    }

    @Override
    public int compareTo(FoundFile other) {
        return name.compareTo(other.name);
    }

    private static boolean isRevision(String name) {
        return name.endsWith(Language.SQL.fileEnding()) || name.endsWith(Language.JAVA.fileEnding());
    }

    /** What looks like a revision is one or an error: passed over, it would be missed only in the database. */
    void requireRevisionFile() {
        if (attributes.isDirectory()) {
            throw MigrationFailure.misconfigured(
                    path + " is a directory, but is named like a revision.", "Give it another name, or remove it.");
        }
        if (attributes.isOther()) {
            throw MigrationFailure.misconfigured(
                    path + " is a pipe or a device, but is named like a revision.",
                    "Put a file in its place, or remove it.");
        }
        if (!isRevision(String.valueOf(path.getFileName()))) {
            throw MigrationFailure.misconfigured(
                    path + " is named like a revision, but for its ending.",
                    "Write the ending in lower case: .sql or .java.");
        }
    }

    /** Whether its statements may be more than fit into memory. */
    boolean isLarge() {
        return attributes.size() > FileLines.LARGEST_IN_MEMORY && Language.ofFile(path) == Language.SQL;
    }
}
