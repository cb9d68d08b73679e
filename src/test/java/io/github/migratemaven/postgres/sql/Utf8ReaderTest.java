package io.github.migratemaven.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Utf8ReaderTest {
    private static final byte[] LATIN1 = "select 1;\nselect 'caf\u00e9';\n".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    private Path directory;

    @Test
    void namesTheLineOfAByteThatIsNotUtf8() throws IOException {
        Path file = Files.write(directory.resolve("x.sql"), LATIN1);

        assertThatThrownBy(() -> Utf8Reader.readAll(file))
                .isInstanceOfSatisfying(
                        SqlScriptException.class, e -> assertThat(e.line()).isEqualTo(2));
    }

    @Test
    void namesThatLineWhileAScriptIsStreamed() {
        ScriptReader reader = new ScriptReader(new Utf8Reader(new ByteArrayInputStream(LATIN1)), 1);

        assertThatThrownBy(() -> reader.forEachRemaining(
                        element -> assertThat(element.line()).isPositive()))
                .isInstanceOfSatisfying(
                        SqlScriptException.class, e -> assertThat(e.line()).isEqualTo(2))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void readsTextAcrossTheEndsOfItsBuffer() throws IOException {
        String text = "é😀a".repeat(10_000);

        assertThat(Utf8Reader.readAll(Files.writeString(directory.resolve("x.sql"), text)))
                .isEqualTo(text);
    }

    @Test
    void streamsACharacterOfTwoUnitsWhereverAChunkEnds() {
        for (int before = 480; before < 530; before++) {
            String statement = "select '" + "a".repeat(before) + "😀'";
            byte[] script = statement.getBytes(StandardCharsets.UTF_8);

            ScriptElement only = new ScriptReader(new Utf8Reader(new ByteArrayInputStream(script)), 1).next();

            assertThat(only.text()).isEqualTo(statement);
        }
    }

    @Test
    void readsCharacterByCharacter() throws IOException {
        String text = "a😀é😀";
        StringBuilder read = new StringBuilder();

        try (Reader reader = new Utf8Reader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                read.append((char) c);
            }
        }

        assertThat(read).hasToString(text);
    }
}
