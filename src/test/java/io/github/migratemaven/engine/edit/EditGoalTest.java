package io.github.migratemaven.engine.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The editor here is a program of a Unix system")
class EditGoalTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void twoRevisions() {
        project = new Project(directory).withTable("a1", "").withTable("b1", "a1");
    }

    @Test
    void withoutAnEditorTheFilesAreNamed() {
        assertThat(edit(Optional.empty(), "head", "a1").lines())
                .containsExactly(
                        project.revisions().resolve("a1.sql").toString(),
                        project.revisions().resolve("b1.sql").toString());
    }

    @Test
    void theEditorIsGivenTheFileAfterItsOwnArguments() {
        assertThat(edit(Optional.of("sed -i s/Make/Made/"), "head").opened()).isTrue();

        assertThat(project.text("b1.sql")).contains("-- Message: Made b1");
        assertThat(project.text("a1.sql")).contains("-- Message: Make a1");
    }

    @Test
    void aMistakeIsToldAtOnce() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> edit(Optional.of("sed -i s/Revises/Follows/"), "head"))
                .withMessageContaining("unknown header 'Follows'");
    }

    @Test
    void anEditorThatFailsOrIsMissingIsNamed() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> edit(Optional.of("false"), "head"))
                .withMessageContaining("ended with exit code 1");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> edit(Optional.of("no-such-editor"), "head"))
                .withMessageContaining("The editor 'no-such-editor' does not start");
    }

    private EditResult edit(Optional<String> editor, String... revisions) {
        return project.engine().edit(new EditRequest(List.of(revisions), editor));
    }
}
