package io.github.migratemaven.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migratemaven.testing.FastTempDir;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of bundles gives to other programs is what these understand. */
class BundlePageTest {
    private static final Path PROGRAM = Path.of("/usr/bin/systemd-analyze");

    @TempDir(factory = FastTempDir.class)
    private Path directory;

    @Test
    void systemdUnderstandsTheUnit() throws IOException {
        assumeTrue(Files.isExecutable(PROGRAM), "systemd is here");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/java")), "the unit's program is here");
        String page = Pages.text(Pages.MARKDOWN.resolve("bundle.md"));
        String unit = page.replaceFirst("(?s).*```ini\\n(.*?)```.*", "$1");

        assertThat(unit).contains("[Service]");
        assertThat(verify(unit)).isEmpty();
        assertThat(verify(unit.replace("DynamicUser", "DynamicUsr"))).contains("DynamicUsr");
    }

    private String verify(String unit) throws IOException {
        Path file = Files.writeString(directory.resolve("shop-migrations.service"), unit);
        Process process = new ProcessBuilder(PROGRAM.toString(), "verify", file.toString())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
