package io.github.migratemaven.bench.tool;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The Java that the benchmark itself runs on. */
public final class ClassPath {

    private ClassPath() {}

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
