package io.github.migratemaven.revision.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LargeRevisionTest {
    private static final String HEADER = """
        -- Revision ID: a1
        -- Revises:
        -- Create Date: 2026-11-22T21:31:00Z
        -- Message: Many rows
        """;

    @TempDir
    private Path directory;

    @Test
    void isTheSameRevisionAsOneThatIsReadIntoMemory() throws IOException {
        String text = "\uFEFF" + HEADER + "\n-- migrate:upgrade\n\ncreate table t (a text);\ncopy t from stdin;\r\n"
                + "-- migrate:downgrade\ré\n" + "1234567890\ré\n".repeat(100_000)
                + "\\.\ninsert into t values ('\n-- migrate:upgrade\n');\n"
                + "\n-- migrate:downgrade transaction=off\n\n  drop table t;\n";

        Revision large = load(text);
        Revision small = RevisionFormat.parse(directory.resolve("a1.sql"), text);

        assertThat(large.upgrade().isLarge()).isTrue();
        assertThat(small.upgrade().isLarge()).isFalse();
        assertThat(large.upgrade().sql().strip())
                .isEqualTo(small.upgrade().sql().strip());
        assertThat(large.checksum()).isEqualTo(small.checksum());
        assertThat(large.downgrade())
                .isEqualTo(small.downgrade())
                .isEqualTo(new Script("drop table t;", 100018, false));
        assertThat(large).usingRecursiveComparison().ignoringFields("upgrade").isEqualTo(small);
    }

    /** A squash of a long history has as many identifiers in one line. */
    @Test
    void keepsAllOfALongHeaderLine() throws IOException {
        List<String> replaced =
                IntStream.range(0, 3000).mapToObj("b7d3c606%04d"::formatted).toList();
        String text = HEADER + "-- Replaces: " + String.join(", ", replaced) + "\n\n-- migrate:upgrade\nselect '"
                + "x".repeat(FileLines.LARGEST_IN_MEMORY) + "';\n-- migrate:downgrade\n";

        assertThat(load(text).upgrade().isLarge()).isTrue();
        assertThat(load(text).replaces()).isEqualTo(replaced);
    }

    /** Invisible characters come with texts from web pages and terminals. */
    @ParameterizedTest
    @ValueSource(strings = {"--\u0007 migrate:upgrade", "--\u00A0migrate:upgrade", "-- migrate\u00A0:\u200Bupgrade"})
    void aSectionBeginsWhereItDoesForOneInMemory(String marker) throws IOException {
        String text = HEADER + "\n" + marker + "\nselect 1;\n-- migrate:downgrade\n";
        Path file = Files.writeString(directory.resolve("a1.sql"), text);

        for (RevisionLines lines : List.of(new TextLines(text), FileLines.of(file))) {
            assertThat(new RevisionParser(file, lines).parse().upgrade().text()).isEqualTo("select 1;");
        }
    }

    @Test
    void namesTheLineOfWhatIsWrongFarDown() throws IOException {
        String rows = "insert into t values (1);\n".repeat(60_000);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(
                        () -> load(HEADER + "-- migrate:upgrade\n" + rows + "select 'open;\n-- migrate:downgrade\n"))
                .withMessageContaining("a1.sql:60006: a string that is never closed");
        byte[] bytes = (HEADER + "-- migrate:upgrade\n" + rows).getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 3] = (byte) 0xC3;
        Files.write(directory.resolve("a1.sql"), bytes);
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> new RevisionDirectory(directory).load())
                .withMessageContaining("a1.sql:60005: bytes that are not UTF-8");
    }

    @Test
    void isNotReadOnWhenItsFileWasWrittenToInTheMeantime() throws IOException {
        Revision large = load(HEADER + "-- migrate:upgrade\n" + "insert into t values (1);\n".repeat(60_000)
                + "-- migrate:downgrade\n");
        Files.writeString(directory.resolve("a1.sql"), HEADER);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(large::checksum)
                .withMessageContaining("was changed while the goal was reading it");
    }

    private Revision load(String text) throws IOException {
        Files.writeString(directory.resolve("a1.sql"), text);
        return new RevisionDirectory(directory).load().get(0);
    }
}
