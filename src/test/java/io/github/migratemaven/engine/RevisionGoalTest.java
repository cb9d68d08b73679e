package io.github.migratemaven.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionGoalTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aSchemaFile() throws IOException {
        project = new Project(directory);
        Files.writeString(directory.resolve("schema.sql"), "create table shelf (id int primary key);");
    }

    @Test
    void makesTheDirectoryOfRevisions() {
        RevisionResult result = revision(false);

        assertThat(result.file().orElseThrow().getParent()).isEqualTo(project.revisions());
        assertThat(project.upgrade("head").current())
                .containsExactly(result.revision().orElseThrow());
    }

    @Test
    void saysWhatItIsAtAndOnWhichPostgres() {
        revision(false);

        assertThat(project.log())
                .anyMatch(line -> line.startsWith("Shadow: PostgreSQL 18 at jdbc:postgresql://"))
                .contains(
                        "Building the model",
                        "Replaying 0 revisions on an empty database",
                        "Comparing, and proving the upgrade",
                        "Proving the downgrade");
        assertThat(project.log()).noneMatch(line -> line.contains(" s for "));
    }

    @Test
    void tellsWhatAnEarlierReplayHasKept() {
        revision(false);
        revision(false);

        assertThat(project.log()).contains("Replaying 1 revision on an empty database");
    }

    @Test
    void showsTimesWhenAskedAndAlwaysInTheResult() {
        RevisionResult result = revision(true);

        assertThat(project.log()).anyMatch(line -> line.matches("\\d+\\.\\d s for replaying"));
        assertThat(result.stages())
                .extracting(RevisionResult.Stage::stage)
                .containsExactlyInAnyOrder(
                        "replaying",
                        "building the model",
                        "comparing and proving the upgrade",
                        "proving the downgrade");
    }

    private RevisionResult revision(boolean verbose) {
        return project.engine()
                .revision(new RevisionRequest(
                        "Shelves",
                        false,
                        "sql",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        List.of(),
                        List.of(),
                        new ModelRequest(
                                List.of("schema.sql"),
                                directory,
                                List.of(),
                                List.of(),
                                Set.of(),
                                Optional.empty(),
                                Map.of(),
                                Set.of()),
                        List.of(),
                        verbose,
                        RunSettings.defaults()));
    }
}
