package io.github.migratemaven.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.engine.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopGoalTest {
    @TempDir
    private Path directory;

    @Test
    void whereNoGoalHasMadeADatabaseNothingIsMade() {
        ServerResult result = new Project(directory).engine().stop();

        assertThat(result.changed()).isFalse();
        assertThat(result.lines()).containsExactly("No embedded PostgreSQL was running.");
        assertThat(directory).isEmptyDirectory();
    }
}
