package io.github.migratemaven.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.engine.MigrationEngine;
import io.github.migratemaven.engine.Project;
import io.github.migratemaven.testing.RecordingReporter;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartGoalTest {
    @TempDir
    private Path directory;

    private final RecordingReporter reporter = new RecordingReporter();

    /** An application that is given the URL alone cannot log in. */
    @Slow
    @Test
    void whoeverTypesItIsToldWhereThePasswordIs() throws IOException {
        MigrationEngine engine = Project.embeddedEngine(directory, reporter);
        try {
            StartedServer started = engine.start(new StartRequest(Optional.empty()));

            String told = "The password of the embedded PostgreSQL is in ";
            assertThat(reporter.lines).anySatisfy(line -> {
                assertThat(line).startsWith(told);
                assertThat(Files.readString(Path.of(line.substring(told.length())))
                                .strip())
                        .isEqualTo(started.password());
            });
            assertThat(reporter.lines.toString()).doesNotContain(started.password());
        } finally {
            engine.stop();
        }
    }
}
