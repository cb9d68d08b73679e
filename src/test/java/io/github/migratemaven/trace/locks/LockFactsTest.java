package io.github.migratemaven.trace.locks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.testing.Slow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Slow
class LockFactsTest {
    private static final Path FACTS = Path.of("src/test/resources/locks/facts.txt");

    @Test
    void theTraceSaysWhatTheManualSaysAndWhatWasMeasured() throws IOException, SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        LockFacts.run(FACTS, List.of(15, 18), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly("locks: 82 agree, 0 differ");
    }

    @Test
    void anAnswerThatDiffersIsShown(@TempDir Path directory) throws IOException, SQLException {
        Path file = Files.writeString(directory.resolve("facts.txt"), ">> DROP TABLE f\n    ALL f:AX\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        LockFacts.run(file, List.of(18), new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("18: DROP TABLE f", "p:AX", "locks: 0 agree, 1 differ");
    }
}
