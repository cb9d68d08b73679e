package io.github.migratemaven.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script for Windows does what the one for a shell does, of which BundleLauncherTest shows that it works. */
class WindowsLauncherTest {
    @TempDir
    private Path directory;

    private String batch;
    private String shell;

    @BeforeEach
    void write() throws IOException {
        BundleLauncher launcher = new BundleLauncher(directory.resolve("shop-1.0-migrations.jar"));
        launcher.write();
        batch = Files.readString(launcher.batch());
        shell = Files.readString(launcher.script());
    }

    @Test
    void javaIsGivenTheSame() {
        List<String> given = calls(batch.replace("\r\n", "\n")
                .replace("%java%", "$java")
                .replace("%here%", "$here/")
                .replace("%MIGRATE_JAVA_OPTIONS%", "$MIGRATE_JAVA_OPTIONS")
                .replace("%*", "$@"));

        assertThat(given).hasSize(2).containsExactlyInAnyOrderElementsOf(calls(shell));
    }

    private static List<String> calls(String script) {
        return script.replaceAll("\\\\\\n\\s*", "")
                .lines()
                .filter(line -> line.contains("-jar"))
                .map(line -> line.replace("\"", "").replace("exec ", "").strip())
                .toList();
    }

    /** Windows finds the labels of a script for certain only where lines end as it ends them. */
    @Test
    void itsLinesEndAsThoseOfWindows() {
        assertThat(batch.replace("\r\n", "")).doesNotContain("\r", "\n").hasSizeLessThan(batch.length() - 10);
    }

    /** With blanks, ampersands and parentheses, as in {@code C:\\Program Files (x86)}. */
    @Test
    void pathsMayHoldAnything() {
        assertThat(batch.replaceAll("\"[^\"]*\"", "")).doesNotContain("%here%", "%java%", "JAVA_HOME%");
        assertThat(batch).contains("setlocal DisableDelayedExpansion", "exit /b %ERRORLEVEL%");
    }
}
