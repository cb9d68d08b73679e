package io.github.migratemaven.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources of the site's pages. */
final class Pages {
    static final Path SITE = Path.of("src/site");
    static final Path MARKDOWN = SITE.resolve("markdown");

    private Pages() {}

    /** All pages of the site. */
    static List<Path> all() {
        return files(MARKDOWN, ".md");
    }

    static List<Path> files(Path directory, String ending) {
        try (Stream<Path> found = Files.walk(directory)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
