package io.github.migratemaven.revision.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of files spares parsing them, and hides nothing. */
class RevisionMemoryTest {
    private static final String FIRST = """
            -- Revision ID: a1
            -- Revises:
            -- Create Date: 2026-11-22T21:31:00Z
            -- Branch Labels: core
            -- Generated For: PostgreSQL 17
            -- Message: Größe
            -- migrate:upgrade transaction=off

            create index concurrently ö on t (a);
            -- migrate:downgrade
            """;
    private static final String SECOND = "\uFEFF" + """
            -- Revision ID: b1
            -- Revises: a1
            -- Depends On: core
            -- Create Date: 2026-11-22T21:32:00Z
            -- Message: second
            -- migrate:upgrade
            insert into t values ('x');
            -- migrate:downgrade
            delete from t;
            """.replace("\n", "\r\n");
    private static final String IN_JAVA = """
            // Revision ID: c1
            // Revises: b1
            // Create Date: 2026-11-22T21:33:00Z
            // Message: third
            final class Revision_c1 {}
            """;

    private final Path directory;
    private final Path memory;

    RevisionMemoryTest(@TempDir Path directory) throws IOException {
        this.directory = Files.createDirectory(directory.resolve("revisions"));
        this.memory = directory.resolve("memory");
        write("a1.sql", FIRST);
        write("b1.sql", SECOND);
        write("c1.java", IN_JAVA);
    }

    @Test
    void whatIsRememberedIsWhatIsReadWithout() throws IOException {
        load("program");
        List<Revision> remembered = load("program");

        List<Revision> read = new RevisionDirectory(directory).load();
        assertThat(remembered).isEqualTo(read);
        assertThat(remembered).extracting(Revision::checksum).isEqualTo(checksums(read));
        assertThat(remembered.get(0).upgrade().text()).isEqualTo("create index concurrently ö on t (a);");
        assertThat(remembered.get(2).upgrade().language()).isEqualTo(Language.JAVA);
    }

    @Test
    void filesOfKnownBytesAreNotParsed() throws IOException {
        Path file = directory.resolve("a1.sql");
        Revision other = RevisionFormat.parse(file, FIRST.replace("Größe", "Einsicht"));
        RevisionMemory written = RevisionMemory.in(memory, "program");
        written.remember(
                file.toString(),
                Files.readAllBytes(file),
                RememberedRevision.of(other, FIRST.replace("Größe", "Einsicht")).orElseThrow());
        written.keep();

        assertThat(load("program").get(0).message()).isEqualTo("Einsicht");
        assertThat(load("another program").get(0).message()).isEqualTo("Größe");
    }

    @Test
    void anEditIsNoticedThatKeepsSizeAndTime() throws IOException {
        Path file = directory.resolve("b1.sql");
        String before = load("program").get(1).checksum();
        FileTime time = Files.getLastModifiedTime(file);

        write("b1.sql", SECOND.replace("'x'", "'y'"));
        Files.setLastModifiedTime(file, time);

        Revision edited = load("program").get(1);
        assertThat(edited.upgrade().sql()).isEqualTo("insert into t values ('y');");
        assertThat(edited.checksum())
                .isNotEqualTo(before)
                .isEqualTo(
                        RevisionFormat.parse(file, SECOND.replace("'x'", "'y'")).checksum());
    }

    @Test
    void aDamagedMemoryCountsAsNone() throws IOException {
        load("program");
        byte[] kept = Files.readAllBytes(memory);
        for (int length : new int[] {0, 10, kept.length - 1}) {
            Files.write(memory, Arrays.copyOf(kept, length));
            assertThat(load("program")).hasSize(3);
        }
        for (int index = 0; index < kept.length; index += 7) {
            byte[] damaged = kept.clone();
            damaged[index] = (byte) (damaged[index] ^ 1);
            Files.write(memory, damaged);
            assertThat(load("program")).isEqualTo(new RevisionDirectory(directory).load());
        }
    }

    @Test
    void whatIsNoLongerThereIsForgotten() throws IOException {
        load("program");
        long all = Files.size(memory);
        Files.delete(directory.resolve("b1.sql"));
        write("c1.java", IN_JAVA.replace("third", "other"));

        load("program");

        assertThat(Files.size(memory)).isLessThan(all);
    }

    @Test
    void aPlaceThatCannotBeWrittenCostsNothingButTime() throws IOException {
        Files.createDirectory(memory);

        assertThat(load("program")).hasSize(3);
    }

    private List<Revision> load(String program) throws IOException {
        return new RevisionLoad(RevisionMemory.in(memory, program)).load(FoundFile.under(directory));
    }

    private static List<String> checksums(List<Revision> revisions) {
        return revisions.stream().map(Revision::checksum).toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
