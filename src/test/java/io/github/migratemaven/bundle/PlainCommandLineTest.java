package io.github.migratemaven.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainCommandLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "current",
                "upgrade --target=a1 --dry-run",
                "upgrade --target a1 -Dmigrate.lockTries=5 -DdryRun --format json",
                "wait --timeout=10m --allow-ahead"
            })
    void whatIsSpeltOutNeedsNoPicocli(String line) {
        assertThat(PlainCommandLine.parse(words(line))).contains(PlainCommandLineProperties.byPicocli(words(line)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--version",
                "help upgrade",
                "upgrade --help",
                "upgrade --tarhet=a1",
                "upgrade a1",
                "upgrade --target",
                "upgrade --target=",
                "downgrade --target -1",
                "upgrade --dry-run=true",
                "upgrade --dry-run --dry-run",
                "upgrade -D dryRun",
                "upgrde"
            })
    void whatIsUnusualIsLeftToIt(String line) {
        assertThat(PlainCommandLine.parse(words(line))).isEmpty();
    }

    private static List<String> words(String line) {
        return List.of(line.split(" "));
    }
}
