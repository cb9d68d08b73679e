package io.github.migratemaven.revision.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.script.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like a revision is read or refused by name, and never waited for. */
class RevisionDirectoryTest {
    private final Path directory;

    RevisionDirectoryTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void aRevision() throws IOException {
        write(directory.resolve("a1.sql"), "a1", "");
    }

    @Test
    void aRevisionInALanguageIsKnownByItsName() throws IOException {
        RevisionDirectory revisions = new RevisionDirectory(directory);
        assertThat(revisions.hasAny(Language.SQL)).isTrue();
        assertThat(revisions.hasAny(Language.JAVA)).isFalse();

        Files.createDirectories(directory.resolve("2026"));
        Files.writeString(directory.resolve("2026/b1.java"), "");

        assertThat(revisions.hasAny(Language.JAVA)).isTrue();
        assertThat(new RevisionDirectory(directory.resolve("absent")).hasAny(Language.SQL))
                .isFalse();
    }

    @Test
    @Timeout(60)
    void aPipeIsRefusedAndNotWaitedFor() throws IOException, InterruptedException {
        Process mkfifo =
                new ProcessBuilder("mkfifo", directory.resolve("b1.sql").toString()).start();
        assertThat(mkfifo.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertRefused("b1.sql is a pipe or a device");
    }

    @Test
    void aDeviceIsRefused() throws IOException {
        Files.createSymbolicLink(directory.resolve("b1.sql"), Path.of("/dev/zero"));

        assertRefused("b1.sql is a pipe or a device");
    }

    @Test
    void aDirectoryOfSuchANameIsRefused() throws IOException {
        Files.createDirectory(directory.resolve("b1.sql"));

        assertRefused("b1.sql is a directory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"B1.SQL", "b1.Sql", "B1.JAVA"})
    void anEndingThatIsNotInLowerCaseIsRefused(String name) throws IOException {
        write(directory.resolve(name), "b1", "a1");

        assertRefused(name + " is named like a revision, but for its ending");
    }

    @Test
    void aFileThatMayNotBeReadIsNamedWithTheReason() throws IOException {
        Path file = directory.resolve("b1.sql");
        write(file, "b1", "a1");
        assertThat(file.toFile().setReadable(false)).isTrue();
        assumeFalse(Files.isReadable(file), "root may read everything");

        assertRefused("b1.sql cannot be read: permission denied");
    }

    @Test
    void aLinkThatLeadsNowhereIsNamedWithTheReason() throws IOException {
        Files.createSymbolicLink(directory.resolve("b1.sql"), directory.resolve("gone.sql"));

        assertRefused("b1.sql cannot be read: it is not there, or is a link to what is not there");
    }

    @Test
    void aLinkThatLeadsInACircleIsRefused() throws IOException {
        Files.createSymbolicLink(directory.resolve("again"), directory);

        assertRefused("again cannot be read: it is a link to a directory that it lies in");
    }

    @Test
    void linksToDirectoriesAreFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path linked = directory.resolve("revisions");
        Files.createSymbolicLink(linked, elsewhere);
        Path further = Files.createDirectories(directory.resolve("further").resolve("sub"));
        write(elsewhere.resolve("c1.sql"), "c1", "");
        write(further.resolve("c2.sql"), "c2", "c1");
        Files.createSymbolicLink(elsewhere.resolve("sub"), further);

        assertThat(new RevisionDirectory(linked).load())
                .extracting(Revision::id)
                .containsExactly("c1", "c2");
    }

    @Test
    void aParentThatIsNotThereIsNamedWithTheLine() throws IOException {
        write(directory.resolve("b1.sql"), "b1", "gone");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> RevisionGraph.of(new RevisionDirectory(directory).load()))
                .withMessage(directory.resolve("b1.sql") + ":2: names gone in its line 'Revises', and no file has that"
                        + " revision id.");
    }

    private void assertRefused(String problem) {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> new RevisionDirectory(directory).load())
                .satisfies(failure -> assertThat(failure.isMisconfigured()).isTrue())
                .withMessageContaining(directory.toString())
                .withMessageContaining(problem);
    }

    private static void write(Path file, String id, String parent) throws IOException {
        Files.writeString(file, """
            -- Revision ID: %s
            -- Revises: %s
            -- Create Date: 2026-11-22T21:31:00Z
            -- Message: %s

            -- migrate:upgrade
            -- migrate:downgrade
            """.formatted(id, parent, id));
    }
}
