package io.github.migratemaven.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.context.GitCheckout;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git says is new, in clones of a repository with one revision. */
class NewRevisionsTest {
    @TempDir
    private Path directory;

    private Path clone;
    private Path revisions;

    @BeforeEach
    void aCloneOfARepository() throws Exception {
        Path origin = Files.createDirectories(directory.resolve("origin"));
        git(origin, "init", "-q", "-b", "main");
        write(origin.resolve("db/shared.sql"), "one");
        git(origin, "add", ".");
        git(origin, "commit", "-qm", "One");
        git(directory, "clone", "-q", "origin", "clone");
        clone = directory.resolve("clone");
        revisions = clone.resolve("db");
    }

    @Test
    void isWhatTheRemotesMainBranchLacksOrHasOtherwise() throws Exception {
        git(clone, "checkout", "-qb", "feature");
        write(revisions.resolve("committed.sql"), "two");
        git(clone, "add", ".");
        git(clone, "commit", "-qm", "Two");
        git(clone, "push", "-q", "-u", "origin", "feature");
        write(revisions.resolve("staged.sql"), "three");
        git(clone, "add", ".");
        write(revisions.resolve("deep/né w.sql"), "four");
        write(clone.resolve("elsewhere.sql"), "five");

        assertThat(GitCheckout.shared(revisions)).contains("origin/main");
        assertThat(GitCheckout.changedSince(revisions, "origin/main"))
                .containsExactlyInAnyOrder("committed.sql", "staged.sql", "deep/né w.sql");

        write(revisions.resolve("shared.sql"), "edited");
        assertThat(GitCheckout.changedSince(revisions, "origin/main")).contains("shared.sql");
        assertThat(GitCheckout.changedSince(revisions, "HEAD"))
                .containsExactlyInAnyOrder("shared.sql", "staged.sql", "deep/né w.sql");
    }

    @Test
    void isSeenFromTheUpstreamWhereTheMainBranchIsUnknown() throws Exception {
        git(clone, "remote", "set-head", "origin", "--delete");
        assertThat(GitCheckout.shared(revisions)).contains("origin/main");

        git(clone, "checkout", "-q", "--detach");
        assertThat(GitCheckout.shared(revisions)).isEmpty();
    }

    @Test
    void isEverythingWhereThereIsNoGit() throws IOException {
        assertThat(GitCheckout.shared(Files.createDirectories(directory.resolve("plain"))))
                .isEmpty();
    }

    @Test
    void aRefThatDoesNotExistIsNamed() {
        for (String ref : List.of("orgin/main", "--output=x", "HEAD:db")) {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> GitCheckout.requireCommit(revisions, ref, "migrate.since"))
                    .withMessage("migrate.since names the git ref '" + ref + "', which does not exist here.")
                    .satisfies(failure -> assertThat(failure.isMisconfigured()).isTrue());
        }
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> GitCheckout.requireCommit(directory, "main", "migrate.since"))
                .withMessageContaining("is in no git work tree");
        GitCheckout.requireCommit(revisions, "origin/main", "migrate.since");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void git(Path where, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@example.com"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }
}
