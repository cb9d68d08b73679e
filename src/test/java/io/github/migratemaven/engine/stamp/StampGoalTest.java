package io.github.migratemaven.engine.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.upgrade.StepResult;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database whose tables somebody made by hand. */
class StampGoalTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void revisionsForTablesThatAreThereAlready() {
        project = new Project(directory)
                .with(
                        "first",
                        "",
                        "create table books (id int primary key, title varchar(255) not null);",
                        "drop table books;")
                .with("second", "first", "create index ix_title on books (title);", "drop index ix_title;");
    }

    @Test
    void anEqualDatabaseIsRecordedAndGoesOnFromThere() {
        project.run("create table books (id integer not null, title character varying(255) not null,"
                + " constraint books_pkey primary key (id))");

        StampResult result = stamp("first", false, false);

        assertThat(result.proven()).isTrue();
        assertThat(result.added()).containsExactly("first");
        assertThat(project.rows()).containsExactly("first");
        assertThat(project.column("select detail from migrate_event where kind = 'stamp'"))
                .containsExactly("proven");
        assertThat(project.upgrade("head").steps())
                .extracting(StepResult::revision)
                .containsExactly("second");
    }

    @Test
    void anotherDatabaseIsRefusedWithEachDifference() {
        project.run("create table books (id int primary key, title text not null, pages int)");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> stamp("second", false, false))
                .withMessageContaining("The database is not at second; it differs")
                .withMessageContaining("column 'books.title'")
                .withMessageContaining("column 'books.pages'")
                .withMessageContaining("index 'ix_title'")
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(Status.DRIFT);
                    assertThat(failure.advice()).contains("-Dmigrate.force=true");
                });
        assertThat(project.column("select relname from pg_class where relname like 'migrate\\_%'"))
                .isEmpty();
    }

    @Test
    void anEmptyDatabaseIsToBeUpgraded() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> stamp("second", false, false))
                .withMessage("The database has no tables, so it is not at second.")
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(Status.DRIFT);
                    assertThat(failure.advice()).contains("mvn migrate:upgrade").doesNotContain("force");
                });
        assertThat(project.upgrade("head").current()).containsExactly("second");
    }

    @Test
    void whatIsForcedIsRecordedAsUnproven() {
        project.run("create table books (id int)");

        StampResult result = stamp("second", false, true);

        assertThat(result.proven()).isFalse();
        assertThat(result.lines()).first().asString().endsWith("is recorded as at second; this was not proven.");
        assertThat(project.rows()).containsExactly("first", "second");
        assertThat(project.column("select detail from migrate_event where kind = 'stamp'"))
                .containsExactly("forced");
    }

    @Test
    void aStampDownwardsForgetsWhatLiesAbove() {
        project.upgrade("head");
        project.run("drop index ix_title");

        StampResult result = stamp("first", false, false);

        assertThat(result.removed()).containsExactly("second");
        assertThat(project.rows()).containsExactly("first");
    }

    @Test
    void purgeForgetsRevisionsThatNobodyKnowsAnyLonger() {
        project.upgrade("head");
        project.run("update migrate_revision set id = 'gone' where id = 'second'");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> stamp("second", false, false))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.AHEAD));
        StampResult result = stamp("second", true, false);

        assertThat(result.proven()).isTrue();
        assertThat(project.rows()).containsExactly("first", "second");
        assertThat(project.column("select kind from migrate_event order by number desc limit 1"))
                .containsExactly("purge");
        assertThat(project.upgrade("head").steps()).isEmpty();
    }

    @Test
    void everythingCanBeForgotten() {
        project.upgrade("head");
        project.run("drop table books");

        assertThat(stamp("base", false, false).removed()).containsExactly("second", "first");
        assertThat(project.rows()).isEmpty();
    }

    private StampResult stamp(String target, boolean purge, boolean force) {
        return project.engine().stamp(new StampRequest(List.of(target), purge, force, ExecutionOptions.defaults()));
    }
}
