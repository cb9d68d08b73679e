package io.github.migratemaven.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedVersionTest {
    /** Otherwise a test that wants an absent archive is skipped in silence. */
    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void theBuildFetchesForItsTestsWhatThePluginEmbeds(int major) throws IOException {
        EmbeddedVersion version = EmbeddedVersion.nearest(major);

        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<postgres.%1$d.version>%2$s</postgres.%1$d.version>"
                        .formatted(version.major(), version.archive()));
    }

    @Test
    void aServerThatIsNewerOrOlderThanAllGetsTheNearest() {
        assertThat(EmbeddedVersion.nearest(19)).isEqualTo(EmbeddedVersion.newest());
        assertThat(EmbeddedVersion.nearest(9).major()).isEqualTo(13);
    }
}
