package io.github.migratemaven.engine.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedRevisionTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aRevisionFromASchemaFile() throws IOException {
        project = new Project(directory);
        Files.writeString(directory.resolve("schema.sql"), "create table shelf (id int primary key);");
    }

    @Test
    void isGeneratedFromTheModelAsItIsNow() throws IOException {
        RevisionResult first = revision("Shelves", false);
        Path file = first.file().orElseThrow();
        String before = Files.readString(file);
        Files.writeString(directory.resolve("schema.sql"), "create table shelf (id int primary key, name text);");

        RevisionResult anew = revision("", true);

        assertThat(anew.file()).contains(file);
        assertThat(anew.revision()).isEqualTo(first.revision());
        assertThat(Files.readString(file))
                .contains("name text")
                .startsWith(before.substring(0, before.indexOf("-- migrate:upgrade")));
        assertThat(project.files()).hasSize(1);
        assertThat(directory
                        .resolve("work/replaced")
                        .resolve(first.revision().orElseThrow())
                        .resolve(file.getFileName()))
                .hasContent(before);
    }

    /** As the hint of a generated revision advises it. */
    @Slow
    @Test
    void keepsTheValuesOfWhatWasRenamedOnceThatIsSaid() throws IOException {
        revision("Shelves", false);
        project.upgrade("head");
        Files.writeString(directory.resolve("schema.sql"), "create table board (id int primary key);");
        RevisionResult second = revision("Boards", false);
        assertThat(second.warnings())
                .anyMatch(warning -> warning.contains("mvn migrate:revision -Dreplace -Drename=shelf:board"));

        RevisionResult anew = project.engine()
                .revision(SchemaFileRevision.in(directory, "")
                        .replacing(Optional.empty())
                        .renaming("shelf:board")
                        .request());

        assertThat(anew.revision()).isEqualTo(second.revision());
        assertThat(Files.readString(anew.file().orElseThrow()))
                .contains("alter table shelf rename to board")
                .doesNotContain("drop table shelf");
    }

    @Test
    void mayBeRenamedByItsMessage() throws IOException {
        revision("Shelves", false);

        Path renamed = revision("Better named", true).file().orElseThrow();

        assertThat(renamed.getFileName().toString()).endsWith("_better_named.sql");
        assertThat(project.files()).hasSize(1);
        project.upgrade("head");
    }

    @Test
    void isRefusedOnceTheDatabaseHasAppliedIt() throws IOException {
        revision("Shelves", false);
        project.upgrade("head");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> revision("", true))
                .withMessageStartingWith("The database has applied ")
                .satisfies(failure -> assertThat(failure.advice()).contains("mvn migrate:downgrade -Dtarget=-1"));

        project.downgrade("-1");
        revision("", true);
    }

    @Test
    void isRefusedWhereAnotherFollows() throws IOException {
        String first = revision("Shelves", false).revision().orElseThrow();
        project.withTable("z1", first);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.engine().revision(request("", true, Optional.of(first))))
                .withMessageContaining("is followed by z1");
    }

    @Test
    void isRefusedWhereARemoteBranchHasIt() throws Exception {
        revision("Shelves", false);
        git("init", "-q", "-b", "main");
        git("add", "revisions");
        git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-qm", "Shelves");
        git("update-ref", "refs/remotes/origin/main", "HEAD");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> revision("", true))
                .withMessageContaining("is published");
    }

    @Test
    void isKeptWhereTheModelNoLongerNeedsIt() throws IOException {
        Path file = revision("Shelves", false).file().orElseThrow();
        Files.writeString(directory.resolve("schema.sql"), "select 1;");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> revision("", true))
                .withMessageContaining("nothing was changed");
        assertThat(file).exists();
    }

    private void git(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private RevisionResult revision(String message, boolean replace) {
        return project.engine().revision(request(message, replace, Optional.empty()));
    }

    private RevisionRequest request(String message, boolean replace, Optional<String> id) {
        return replace
                ? SchemaFileRevision.in(directory, message).replacing(id).request()
                : SchemaFileRevision.in(directory, message).request();
    }
}
