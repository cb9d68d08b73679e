package io.github.migratemaven.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages, comments and pages use the words that people use today. */
class PlainEnglishTest {
    private static final Pattern OUTDATED = Pattern.compile(
            "\\bmend(s|ed|ing)?\\b|nobody's business|not in from here|could not be had|stands in the way\\.|half gone",
            Pattern.CASE_INSENSITIVE);

    @Test
    void noOutdatedWords() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : files()) {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (OUTDATED.matcher(line).find()) {
                    found.add(file + ":" + number + ": " + line.strip());
                }
            }
        }

        assertThat(found).isEmpty();
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("README.md")));
        for (String root : List.of("src/main", "src/site/markdown")) {
            try (Stream<Path> found = Files.walk(Path.of(root))) {
                found.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.(java|md|xml)"))
                        .forEach(files::add);
            }
        }
        return files;
    }
}
