package io.github.migratemaven.engine.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.upgrade.MoveRequest;
import io.github.migratemaven.execution.options.EnvironmentRules;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairGoalTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void twoAppliedRevisionsAreEdited() {
        project = new Project(directory).withTable("one", "").withTable("two", "one");
        project.upgrade("head");
        project.with("one", "", "create table one (id int primary key);", "drop table if exists one;");
        project.with("two", "one", "create table two (id bigint primary key);", "drop table two;");
    }

    @Test
    void recordsTheNamedOneAndShowsWhatDiffers() {
        assertThatExceptionOfType(MigrationFailure.class).isThrownBy(() -> project.upgrade("head"));

        RepairResult result = repair("one");

        assertThat(result.repaired())
                .extracting(RepairResult.Repaired::revision)
                .containsExactly("one");
        assertThat(result.lines())
                .containsExactly(
                        "statement 1 of the downgrade section, line 10",
                        "  applied: drop table one",
                        "  now:     drop table if exists one",
                        "Revision one is recorded as its file is now.",
                        "Edited too, and not named: two");
        assertThat(project.log()).noneMatch(line -> line.contains("statement 1"));
        assertThat(project.column("select revision || ' ' || detail from migrate_event where kind = 'repair'"))
                .containsExactly("one the way back failed");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("two.sql was edited")
                .withMessageNotContaining("one.sql was edited");
    }

    @Test
    void showsTheRowOfACopyThatDiffers() {
        Project rows = new Project(directory.resolve("rows"))
                .with("r", "", "create table t (a int);\ncopy t from stdin;\n1\n2\n\\.\n", "drop table t;");
        rows.upgrade("head");
        rows.with("r", "", "create table t (a int);\ncopy t from stdin;\n1\n3\n\\.\n", "drop table t;");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> rows.upgrade("head"))
                .withMessageContaining("applied: copy t from stdin\n2")
                .withMessageContaining("now:     copy t from stdin\n3");
    }

    @Test
    void runsNothingAndKeepsTheNewWayBack() {
        repair("two");
        repair("one");

        assertThat(project.upgrade("head").steps()).isEmpty();
        assertThat(project.column("select format_type(atttypid, null) from pg_attribute where attrelid ="
                        + " 'two'::regclass and attname = 'id'"))
                .containsExactly("integer");
        assertThat(project.column("select downgrade_script from migrate_revision where id = 'one'"))
                .containsExactly("drop table if exists one;");
    }

    @Test
    void ofSeveralEitherAllAreRecordedOrNone() {
        project.run("alter table migrate_revision add check (id <> 'two') not valid");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.engine()
                        .repair(new RepairRequest(
                                List.of("one", "two"), "the way back failed", ExecutionOptions.defaults())))
                .satisfies(failure -> assertThat(failure.advice()).contains("Nothing was changed."));
        assertThat(project.column("select downgrade_script from migrate_revision where id = 'one'"))
                .containsExactly("drop table one;");
        assertThat(project.column("select revision from migrate_event where kind = 'repair'"))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNotApplied() {
        project.withTable("three", "two");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> repair("three"))
                .withMessageContaining("Revision three is not applied to this database");
    }

    @Test
    void saysThatThereIsNothingToRepair() {
        repair("one");

        assertThat(repair("one").lines())
                .containsExactly(
                        "Nothing to repair: the files hold what was applied.", "Edited too, and not named: two");
    }

    @Test
    void leavesADatabaseOfAnotherNameAlone() {
        Project named = new Project(directory.resolve("named")).withTable("one", "");
        named.engine().upgrade(new MoveRequest("head", false, false, named("production")));
        named.with("one", "", "create table one (id int primary key);", "drop table if exists one;");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> named.engine()
                        .repair(new RepairRequest(List.of("one"), "the way back failed", named("staging"))))
                .withMessageContaining("is the environment 'production', not 'staging'");
        assertThat(named.column("select downgrade_script from migrate_revision"))
                .containsExactly("drop table one;");
    }

    private static ExecutionOptions named(String environment) {
        return ExecutionOptions.defaults().withEnvironment(EnvironmentRules.DEFAULT.withName(environment));
    }

    private RepairResult repair(String revision) {
        return project.engine()
                .repair(new RepairRequest(List.of(revision), "the way back failed", ExecutionOptions.defaults()));
    }
}
