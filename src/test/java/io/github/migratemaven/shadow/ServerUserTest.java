package io.github.migratemaven.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerUserTest {
    @TempDir
    private Path directory;

    /** Root is then not told that root is the matter. */
    @Test
    void noOtherUserIsLookedForWhereAProgramRunsForNobody() throws IOException {
        Path ofAnotherSystem = Files.writeString(directory.resolve("postgres"), "\u007fELF of another processor");
        assertThat(ofAnotherSystem.toFile().setExecutable(true)).isTrue();

        assertThat(ServerUser.of(directory, ofAnotherSystem).command()).isEmpty();
        assertThat(ServerUser.of(directory, directory.resolve("absent")).command())
                .isEmpty();
        assertThat(directory).isDirectoryContaining(file -> file.equals(ofAnotherSystem));
    }
}
