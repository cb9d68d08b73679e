package io.github.migratemaven.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page of faults names as its evidence is there. */
class FaultsPageTest {
    private static final Pattern EVIDENCE =
            Pattern.compile("`([a-z][a-z.]*)\\.([A-Z]\\w*(?:Test|Properties))(\\.\\w+)?`");

    @Test
    void everyTestThatIsNamedExists() {
        List<String> absent = new ArrayList<>();
        EVIDENCE.matcher(Pages.text(Pages.MARKDOWN.resolve("faults.md")))
                .results()
                .filter(named -> !exists(
                        named.group(1).replace('.', '/') + "/" + named.group(2) + ".java",
                        named.group(3) == null ? "" : named.group(3).substring(1) + "("))
                .forEach(named -> absent.add(named.group()));

        assertThat(absent).isEmpty();
    }

    private static boolean exists(String file, String method) {
        Path source = Path.of("src/test/java/io/github/migratemaven").resolve(file);
        return Files.exists(source) && Pages.text(source).contains(method);
    }
}
