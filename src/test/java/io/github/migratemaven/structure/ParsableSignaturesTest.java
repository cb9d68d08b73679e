package io.github.migratemaven.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The parser of {@code plugin:descriptor} reads the signatures of all sources, and fails on a type annotation at an array's
 * brackets: nothing could be packaged any more. Within a method's body it reads nothing.
 */
class ParsableSignaturesTest {
    private static final Pattern UNPARSABLE = Pattern.compile("[(,]\\s*[\\w.<>]+ @Nullable (\\[|\\.\\.\\.)");

    @Test
    void noParameterIsAnAnnotatedArray() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> unparsable = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> UNPARSABLE.matcher(text(file)).find())
                    .toList();

            assertThat(unparsable).isEmpty();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
