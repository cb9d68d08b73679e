package io.github.migratemaven.api;

import io.github.migratemaven.program.ClassPath;
import io.github.migratemaven.program.JavaRevisions;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What revisions in Java may use where no Maven project stands behind them: what the application's classes may. */
final class ApplicationClassPath {
    private final List<Path> entries = new ArrayList<>();
    private final Deque<Closeable> opened = new ArrayDeque<>();

    private ApplicationClassPath() {}

    /** @param application the loader of its classes */
    static JavaRevisions javaRevisions(ClassLoader application) {
        return JavaRevisions.of(() -> of(application));
    }

    private static ClassPath of(ClassLoader application) {
        ApplicationClassPath found = new ApplicationClassPath();
        for (@Nullable ClassLoader next = application; next != null; next = next.getParent()) {
            if (next instanceof URLClassLoader loader) {
                Arrays.stream(loader.getURLs()).forEach(found::add);
            }
        }
        Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .forEach(found.entries::add);
        return new ClassPath(found.entries, Optional.of(application), found::close);
    }

    /** One that cannot be opened is missed by the compiler only if a revision uses it. */
    private void add(URL place) {
        try {
            URI uri = URI.create(place.toString());
            if (ArchivedDirectory.holds(uri)) {
                ArchivedDirectory directory = new ArchivedDirectory(uri);
                opened.push(directory);
                entries.add(directory.path());
            } else {
                entries.add(Path.of(uri));
            }
        } catch (IOException | RuntimeException unreadable) {
            // Said by the compiler, with the line that needs it.
        }
    }

    private void close() throws IOException {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
