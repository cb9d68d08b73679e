package io.github.migratemaven.engine.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.settings.ParameterValues;
import io.github.migratemaven.postgres.settings.SettingsInputs;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.shadow.Platform;
import io.github.migratemaven.shadow.Shadow;
import io.github.migratemaven.testing.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server newer than what is known is named, and so is what is not compared with it. */
class NewerServerTest {
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void saysThatAnOlderShadowStandsForAServerWithoutBinaries() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> servers(Optional.empty()).shadow(OptionalInt.of(19)))
                .withMessage("no archives here");

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("There is no embedded PostgreSQL 19 yet, so 18 stands for it");
    }

    @Test
    void saysThatWhatIsNewInAnUnknownServersCatalogsIsNotCompared() {
        ConnectionSettings server = TestPostgres.server(18);
        SettingsInputs named = new SettingsInputs(
                Map.of("url", server.displayUrl(), "username", server.user(), "password", "none"),
                Map.of(),
                Map.of(),
                Optional.empty(),
                directory);
        try (Shadow shadow = servers(Optional.of(named)).shadow(OptionalInt.of(20))) {
            assertThat(shadow.majorVersion()).isEqualTo(18);
        }

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("PostgreSQL 20 is newer than this version of the plugin knows (19)");
    }

    private EmbeddedServers servers(Optional<SettingsInputs> shadow) {
        ProjectSettings project = new ProjectSettings(
                directory,
                directory.resolve("work"),
                directory.resolve("work"),
                new SettingsInputs(Map.of(), Map.of(), Map.of(), Optional.empty(), directory),
                shadow,
                Optional.empty(),
                (group, artifact, version) -> {
                    throw new IllegalStateException("no archives here");
                },
                List::of,
                ParameterValues.none(),
                Optional.of(Platform.of("Linux", "amd64")));
        return new EmbeddedServers(project, new Reporter() {
            @Override
            public void info(String line) {}

            @Override
            public void warn(String line) {
                warnings.add(line);
            }

            @Override
            public void debug(String line) {}
        });
    }
}
