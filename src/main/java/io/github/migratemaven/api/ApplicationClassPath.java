package io.github.migratemaven.api;

import io.github.migratemaven.program.JavaRevisions;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What revisions in Java may use where no Maven project stands behind them. */
final class ApplicationClassPath {
    private ApplicationClassPath() {}

    static JavaRevisions javaRevisions() {
        return new JavaRevisions(ApplicationClassPath::entries);
    }

    private static List<Path> entries() {
        return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
    }
}
