package io.github.migratemaven.engine.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
    private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\| `([a-z]+)` \\|", Pattern.MULTILINE);

    /** Scripts and clusters depend on them. */
    @Test
    void thePageHasAllOfThem() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/bundle.md"));

        assertThat(ROW.matcher(page).results().map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyElementsOf(Arrays.stream(ExitCode.values())
                        .map(code -> code.number() + " " + code.status())
                        .toList());
    }
}
