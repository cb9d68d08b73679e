package io.github.migratemaven.program;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What revisions in Java may use besides Java and PostgreSQL's driver.
 *
 * @param entries directories and archives, for the compiler; they may lie in archives that are opened
 * @param application what loads their classes; where there is none, they are loaded from the entries, for the revision alone
 * @param opened what is closed when nothing is compiled any more
 */
public record ClassPath(List<Path> entries, Optional<ClassLoader> application, Closeable opened) implements Closeable {

    public ClassPath {
        entries = List.copyOf(entries);
    }

    static ClassPath of(List<Path> entries) {
        return new ClassPath(entries, Optional.empty(), () -> {});
    }

    @Override
    public void close() throws IOException {
        opened.close();
    }
}
