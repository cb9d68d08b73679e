package io.github.migratemaven.engine.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.current.CurrentResult;
import io.github.migratemaven.engine.history.HistoryRequest;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An older release is rolled out again over a database that a newer one has upgraded. */
class AheadTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void theNewerReleasesRevisionsAreApplied() throws IOException {
        project = new Project(directory)
                .withTable("old", "")
                .withTable("new1", "old")
                .with(
                        "new2",
                        "new1",
                        "alter table old add column note text;",
                        "-- what is dropped last\nalter table old drop column note;");
        project.upgrade("head");
        Files.delete(project.revisions().resolve("new1.sql"));
        Files.delete(project.revisions().resolve("new2.sql"));
    }

    @Test
    void currentSaysSoAndListsThem() {
        CurrentResult result = project.current();

        assertThat(result.status()).isEqualTo(Status.AHEAD);
        assertThat(result.unknown()).containsExactly("new1", "new2");
        assertThat(result.lines())
                .containsExactly(
                        "new2 (unknown to this checkout)",
                        "AHEAD: the database has revisions that this checkout does not know: new1, new2. Use a newer"
                                + " checkout, or take them back with mvn migrate:downgrade -Dtarget=new1@old");
        assertThat(project.engine()
                        .history(new HistoryRequest(Optional.empty(), false, ExecutionOptions.defaults()))
                        .lines())
                .last()
                .isEqualTo("AHEAD: the database has applied also new1, new2, which this checkout does not have.");
    }

    @Test
    void upgradeRefuses() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("new1 (Make new1), new2 (Make new2)")
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.AHEAD));
    }

    /** A line beside theirs, which this checkout has, keeps its tables. */
    @Test
    void theTargetThatIsAdvisedTakesBackTheirLineAlone() throws IOException {
        project = new Project(directory.resolve("beside"))
                .withTable("old", "")
                .withTable("theirs", "old")
                .withTable("mine", "old");
        project.upgrade("heads");
        Files.delete(project.revisions().resolve("theirs.sql"));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .satisfies(failure -> assertThat(failure.advice()).endsWith("-Dtarget=theirs@old"));
        assertThat(project.current().lines().toString()).contains("mvn migrate:downgrade -Dtarget=theirs@old");

        assertThat(project.downgrade("theirs@old").current()).containsExactly("mine");
        assertThat(project.current().status()).isEqualTo(Status.OK);
    }

    @Test
    void ofSeveralLinesTheFirstIsNamedAndThatThereAreOthers() throws IOException {
        project = new Project(directory.resolve("several"))
                .withTable("old", "")
                .withTable("ann", "old")
                .withTable("bob", "old");
        project.upgrade("heads");
        Files.delete(project.revisions().resolve("ann.sql"));
        Files.delete(project.revisions().resolve("bob.sql"));

        assertThat(project.current().lines().toString())
                .contains("mvn migrate:downgrade -Dtarget=bob@old and then, line by line, what mvn migrate:current"
                        + " names next");
        MoveResult first = project.downgrade("bob@old");
        assertThat(first.lines()).last().asString().endsWith("is at ann.");
        assertThat(first.current()).containsExactly("ann");
        assertThat(project.current().lines().toString()).contains("-Dtarget=ann@old]");
        assertThat(project.downgrade("ann@old").current()).containsExactly("old");
    }

    @Test
    void downgradeTakesThemBackFromTheDatabase() {
        MoveResult result = project.downgrade("old");

        assertThat(result.steps()).extracting(StepResult::revision).containsExactly("new2", "new1");
        assertThat(result.current()).containsExactly("old");
        assertThat(project.column("select relname from pg_class where relname = 'new1'"))
                .isEmpty();
        assertThat(project.column("select attname from pg_attribute where attrelid = 'old'::regclass and attnum > 0"
                        + " and not attisdropped"))
                .containsExactly("id");
        assertThat(project.current().status()).isEqualTo(Status.OK);
    }

    @Test
    void oneOfThemCanBeTakenBackByItsCountOrName() {
        assertThat(project.downgrade("-1").steps())
                .extracting(StepResult::revision)
                .containsExactly("new2");
        assertThat(project.downgrade("old").steps())
                .extracting(StepResult::revision)
                .containsExactly("new1");
    }
}
