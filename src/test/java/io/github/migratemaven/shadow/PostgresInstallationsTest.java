package io.github.migratemaven.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.TestInstallations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresInstallationsTest {
    @TempDir
    private Path directory;

    @Test
    void whatKilledBuildsLeftOfAnyVersionIsSweptAndWhatAnotherUnpacksStays() throws IOException {
        Path ofOldVersion = unfinished("postgresql-17.1.0-linux-amd64");
        Path ofThisVersion = unfinished("postgresql-" + EmbeddedVersion.newest().archive() + "-"
                + TestInstallations.platform().classifier());
        Path inTheMaking = unfinished("postgresql-16.1.0-linux-amd64");
        Path kept = Files.createDirectories(directory.resolve("postgresql-17.1.0-linux-amd64/bin"));
        try (ProcessLock other = ProcessLock.tryAcquire(directory.resolve("postgresql-16.1.0-linux-amd64.lock"))
                .orElseThrow()) {
            assertThat(other.file()).exists();

            assertThatThrownBy(() -> TestInstallations.in(directory, this::damaged)
                            .installation(EmbeddedVersion.newest(), directory))
                    .isInstanceOf(MigrationFailure.class)
                    .hasMessageContaining("could not be unpacked");
        }

        assertThat(ofOldVersion).doesNotExist();
        assertThat(ofThisVersion).doesNotExist();
        assertThat(inTheMaking).exists();
        assertThat(kept).exists();
    }

    private Path unfinished(String name) throws IOException {
        Path unfinished = directory.resolve(name + ".unfinished-123");
        Files.createDirectories(unfinished.resolve("bin"));
        return unfinished;
    }

    private Path damaged(String groupId, String artifactId, String version) {
        try {
            return Files.writeString(directory.resolve(artifactId + ".jar"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
