package io.github.migratemaven.engine.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.Overrides;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

    @Test
    void ofTwoRunsAtOnceOnlyOneWritesARoot() {
        project.when("Proving the downgrade", () -> project.withTable("a1", ""));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> revision(false))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.REFUSED))
                .withMessageContaining("a1.sql (a1) came; nothing was written")
                .satisfies(failure -> assertThat(failure.advice()).contains("Run the goal again"));
        assertThat(project.files()).containsExactly("a1.sql");
    }

    @Test
    void runsThatEndAtTheSameMomentWriteOneAfterTheOther() {
        List<String> ends = Stream.generate(() -> "")
                .limit(4)
                .parallel()
                .map(nothing -> {
                    try {
                        return revision(false).file().isPresent() ? "written" : "unchanged";
                    } catch (MigrationFailure refused) {
                        return "refused";
                    }
                })
                .toList();

        assertThat(ends).containsOnlyOnce("written");
        assertThat(project.files()).hasSize(1);
    }

    @Test
    void anUnprovenRevisionIsAFailureAndLeavesNoFile() throws IOException {
        refusingViews();

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> revision(false))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.FAILED))
                .withMessageContaining("no views here")
                .satisfies(failure -> assertThat(failure.advice()).contains("-DacceptUnproven"));
        assertThat(project.files()).containsExactly("a1.sql");
    }

    @Test
    void whoAcceptsAnUnprovenRevisionGetsAFileThatUpgradeRefuses() throws IOException {
        refusingViews();

        RevisionResult result =
                revision(false, ExecutionOptions.defaults().withOverrides(Overrides.NONE.withUnproven(true)));

        assertThat(result.file().orElseThrow()).content().contains("-- NOT PROVEN: ");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("NOT PROVEN");
        assertThat(project.column("select proname from pg_proc where proname = 'refuse'"))
                .isEmpty();
    }

    /** An event trigger is silent while a way is looked for, but not when the file is run. */
    private void refusingViews() throws IOException {
        String guard = """
            create function refuse() returns event_trigger language plpgsql as
              $$ begin if tg_tag = 'CREATE VIEW' then raise 'no views here'; end if; end $$;
            %screate event trigger guard on ddl_command_start execute function refuse();
            """;
        project.with("a1", "", guard.formatted(""), "drop event trigger guard;\ndrop function refuse();");
        Files.writeString(directory.resolve("schema.sql"), guard.formatted("create view v as select 1 as one;\n"));
    }

    private RevisionResult revision(boolean verbose) {
        return revision(verbose, ExecutionOptions.defaults());
    }

    private RevisionResult revision(boolean verbose, ExecutionOptions settings) {
        return project.engine()
                .revision(SchemaFileRevision.in(directory, "Shelves")
                        .timed(verbose)
                        .with(settings)
                        .request());
    }
}
