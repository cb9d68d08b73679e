package io.github.migratemaven.revision.graphcases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GraphCasesTest {
    private static final Path SHARED = Path.of("../shared/graph-cases.json");

    @Test
    void agreesWithAlembicOrDiffersOnPurpose() throws IOException {
        assumeThat(SHARED).exists();
        ByteArrayOutputStream text = new ByteArrayOutputStream();

        int differing = GraphCases.run(SHARED, new PrintStream(text, true, StandardCharsets.UTF_8));

        assertThat(differing).as(text.toString(StandardCharsets.UTF_8)).isZero();
    }
}
