package io.github.migratemaven.engine.squash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.current.CurrentResult;
import io.github.migratemaven.engine.history.HistoryRequest;
import io.github.migratemaven.engine.show.ShowRequest;
import io.github.migratemaven.engine.stamp.StampRequest;
import io.github.migratemaven.engine.stamp.StampResult;
import io.github.migratemaven.engine.upgrade.MoveResult;
import io.github.migratemaven.engine.upgrade.StepResult;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SquashGoalTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aYearOfChangesToOneTable() {
        project = new Project(directory)
                .with(
                        "s1",
                        "",
                        "create table books (id int primary key, name text);\ninsert into books values (1, 'Emma');",
                        "drop table books;")
                .with(
                        "s2",
                        "s1",
                        "alter table books alter name set not null; create index ix on books (name);",
                        "drop index ix; alter table books alter name drop not null;")
                .with(
                        "s3",
                        "s2",
                        "insert   into books  (id, name) values (2, 'It''s; \"quoted\"');",
                        "delete from books where id = 2;")
                .with("s4", "s3", "alter table books add column pages int;", "alter table books drop column pages;");
    }

    @Test
    void oneRevisionDoesWhatTheRangeDid() {
        project.upgrade("s1");
        List<String> below = tableOf();
        project.upgrade("s3");
        List<String> above = tableOf();
        project.downgrade("base");

        SquashResult result = squash("s2:s3", false);

        assertThat(result.replaces()).containsExactly("s2", "s3");
        assertThat(result.kept())
                .containsExactly(
                        "s3.sql:7: insert   into books  (id, name) values (2, 'It''s; \"quoted\"')",
                        "s3.sql:10: delete from books where id = 2");
        assertThat(project.files()).containsExactly("20261122T2131_sq_squash.sql", "s1.sql", "s4.sql");
        assertThat(project.text("20261122T2131_sq_squash.sql"))
                .contains("-- Revises: s1\n", "-- Replaces: s2, s3\n", "-- From s3, Make s3:\ninsert into books");
        assertThat(Files.exists(result.replacedFiles().resolve("s2.sql"))).isTrue();
        project.upgrade("sq");
        assertThat(tableOf()).isEqualTo(above);
        assertThat(project.upgrade("head").current()).containsExactly("s4");
        project.downgrade("s1");
        assertThat(tableOf()).isEqualTo(below);
        assertThat(project.rows()).containsExactly("s1");
    }

    @Test
    void statementsThatCannotRunAfterTheSchemaIsDoneAreNamedAndNothingChanges() {
        project.with("s4", "s3", "alter table books drop column name;", "alter table books add column name text;");
        List<String> files = project.files();

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> squash("s2:s4", true))
                .withMessageContaining("do not run after the changes of schema")
                .withMessageContaining("column \"name\" of relation \"books\" does not exist");
        assertThat(project.files()).isEqualTo(files);
    }

    @Test
    void aRenameIsNotTakenForALoss() {
        project.with("s4", "s3", "alter table books rename name to title;", "alter table books rename title to name;")
                .with("s2", "s1", "create index ix on books (name);", "drop index ix;")
                .with("s3", "s2", "select 1;", "");
        List<String> files = project.files();

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> squash("s2:s4", false))
                .withMessageContaining("would lose the values of books.name of a database that has applied none of it");
        assertThat(project.files()).isEqualTo(files);
    }

    @Slow
    @Test
    void rowsThatDifferAreRefusedUnlessThatIsMeant() {
        project.with(
                "s3",
                "s2",
                "insert into books values (3, clock_timestamp()::text);",
                "delete from books where id = 3;");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> squash("s2:s3", false))
                .withMessage(
                        "One revision in the place of the range leaves other rows than the range in books; nothing was"
                                + " changed.");
        assertThat(squash("s2:s3", true).warnings()).anyMatch(line -> line.endsWith("books; that was accepted."));
    }

    @Slow
    @Test
    void aDatabaseThatHasAppliedAllOfThemIsAtTheNewOneAndNothingRunsTwice() {
        project.upgrade("s4");
        squash("s2:s3", false);
        List<String> before = tableOf();

        CurrentResult current = project.current();
        assertThat(current.status()).isEqualTo(Status.OK);
        assertThat(current.lines()).containsExactly("s4 (head)");
        assertThat(history()).containsExactly("s4 true", "sq true", "s1 true");
        assertThat(project.rows()).containsExactly("s1", "s2", "s3", "s4");

        MoveResult upgrade = project.upgrade("head");

        assertThat(upgrade.steps()).isEmpty();
        assertThat(project.rows()).containsExactly("s1", "s4", "sq");
        assertThat(tableOf()).isEqualTo(before);
        assertThat(project.current().edited()).isEmpty();
        assertThat(project.column("select detail from migrate_event where revision = 'sq'"))
                .containsExactly("squashed");
        assertThat(project.downgrade("s1").current()).containsExactly("s1");
        assertThat(project.column("select indexname from pg_indexes where tablename = 'books'"))
                .containsExactly("books_pkey");
    }

    @Slow
    @Test
    void aDatabaseAtItsVeryEndSaysSoByTheNewName() {
        project.upgrade("s3");
        squash("s2:s3", false);

        assertThat(project.current().lines()).containsExactly("sq");
        assertThat(project.upgrade("s3").notes()).containsExactly("sq is applied already.");
        assertThat(project.current().lines()).containsExactly("sq");
    }

    @Slow
    @Test
    void aDowngradeOfADatabaseThatHasThemAllRunsTheNewWayBack() {
        project.upgrade("s3");
        squash("s2:s3", false);

        MoveResult result = project.downgrade("s1");

        assertThat(result.steps()).extracting(StepResult::revision).containsExactly("sq");
        assertThat(project.rows()).containsExactly("s1");
        assertThat(project.column("select id from books")).containsExactly("1");
    }

    @Test
    void aDatabaseThatHasAppliedNoneRunsTheNewOne() {
        project.upgrade("s1");
        squash("s2:s3", false);

        assertThat(project.current().lines()).containsExactly("s1");
        assertThat(project.upgrade("head").steps())
                .extracting(StepResult::revision)
                .containsExactly("sq", "s4");
    }

    @Slow
    @Test
    void aDatabaseThatHasAppliedSomeIsToldSoByEveryGoal() {
        project.upgrade("s2");
        squash("s2:s3", false);
        String problem = "of which this database has applied only s2.";

        assertThat(project.current().lines())
                .containsExactly(
                        "s1",
                        "Applied, but only a part of what a squashed revision here replaces: s2. Apply the rest of it,"
                                + " or take this back, with a checkout from before the squash.");
        assertThat(project.current().status()).isEqualTo(Status.OK);
        assertThat(history()).containsExactly("s4 false", "sq false", "s1 true");
        List<String> before = tableOf();
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining(problem)
                .satisfies(failure -> assertThat(failure.advice())
                        .contains("With a checkout from before the squash, upgrade it to s3"));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.downgrade("s1"))
                .withMessageContaining(problem);
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.engine()
                        .stamp(new StampRequest(List.of("sq"), false, true, ExecutionOptions.defaults())))
                .withMessageContaining(problem);
        assertThat(tableOf()).isEqualTo(before);
        assertThat(project.rows()).containsExactly("s1", "s2");
    }

    @Slow
    @Test
    void aStampOnTopRecordsTheNewOneInTheirPlace() {
        project.upgrade("s3");
        squash("s2:s3", false);

        StampResult result =
                project.engine().stamp(new StampRequest(List.of("sq"), false, false, ExecutionOptions.defaults()));

        assertThat(result.proven()).isTrue();
        assertThat(project.rows()).containsExactly("s1", "sq");
    }

    @Slow
    @Test
    void oldNamesLeadToTheNewOneUnlessTheyMeanAPartOfIt() {
        squash("s2:s3", false);

        assertThat(project.engine().show(new ShowRequest(List.of("s2"))).revisions())
                .extracting("revision")
                .containsExactly("sq");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("s2"))
                .withMessageContaining("The revision s2 was squashed with others into")
                .withMessageContaining("which can only be applied or taken back as a whole");
        assertThat(project.upgrade("s3").current()).containsExactly("sq");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.downgrade("s2"))
                .withMessageContaining("squashed");
        project.withTable("late", "s3");
        assertThat(project.upgrade("late").current()).containsExactly("late");
    }

    @Test
    void aLineThatLeavesInTheMiddleIsRefused() {
        project.withTable("side", "s2");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> squash("s2:s4", false))
                .withMessage("The range does not have a single end: s2 is followed by side outside of it.");
    }

    @Slow
    @Test
    void aSquashIsNotSquashedAgainWhileOldNamesMayBeNeeded() {
        squash("s2:s3", false);

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> squash("s1:s4", false))
                .withMessageContaining("is a squash itself")
                .satisfies(failure -> assertThat(failure.advice()).contains("delete its line 'Replaces'"));
    }

    @Slow
    @Test
    void aRunThatWasInterruptedMidwayLosesNoFile() throws IOException {
        SquashResult result = squash("s2:s3", false);
        Files.copy(result.replacedFiles().resolve("s3.sql"), project.revisions().resolve("s3.sql"));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("replaces s3, which is still there: s3.sql (s3)")
                .satisfies(failure ->
                        assertThat(failure.advice()).contains("Delete the files that the squash has replaced"));
    }

    private List<String> history() {
        return project
                .engine()
                .history(new HistoryRequest(Optional.empty(), false, ExecutionOptions.defaults()))
                .revisions()
                .stream()
                .map(entry -> entry.revision() + " " + entry.applied())
                .toList();
    }

    private List<String> tableOf() {
        return project.column(
                "select column_name || ' ' || data_type from information_schema.columns where table_name = 'books'"
                        + " union all select indexdef from pg_indexes where tablename = 'books' union all select"
                        + " to_jsonb(b)::text from books b order by 1");
    }

    private SquashResult squash(String range, boolean force) {
        return project.engine().squash(new SquashRequest(range, "Squash", Optional.of("sq"), force));
    }
}
