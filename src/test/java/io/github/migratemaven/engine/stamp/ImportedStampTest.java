package io.github.migratemaven.engine.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that another tool has migrated, with revisions that were imported from it. */
class ImportedStampTest {
    private static final String COLUMNS = "installed_rank int, version text, description text, type text, script text,"
            + " checksum int, installed_by text, installed_on timestamp, execution_time int, success bool";

    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void importedRevisions() {
        project = new Project(directory);
        project.with("a1", "", """
            -- Imported from Flyway: version 1, V1__books.sql, checksum 11
            create table books (id int primary key, title text);
            """, "drop table books;");
        project.with(
                "a2",
                "a1",
                "-- Imported from Flyway: version 2, V2__rows.sql, checksum 22\n"
                        + "insert into books select n, repeat('x', 50) from generate_series(1, 3) n;\n"
                        + "insert into books values (10, '" + "y".repeat(1_100_000) + "');",
                "delete from books;");
        project.run("create table books (id int primary key, title text); insert into books values (7, 'Dune')");
    }

    @Test
    void upgradeRefusesWhatTheOtherToolHasAppliedAndStampRecordsItWhateverItsSize() {
        history("public", "(1, '1', 'V1__books.sql', 11, true), (2, '2', 'V2__rows.sql', 22, true)");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .satisfies(failure -> assertThat(failure.problemAndAdvice())
                        .contains("Another tool has applied revisions of these, and none is recorded here: Flyway had"
                                + " come to 2 (public.flyway_schema_history).")
                        .contains("mvn migrate:stamp\n"));
        StampResult stamped = stamp();
        assertThat(stamped.proven()).isTrue();
        assertThat(stamped.added()).containsExactlyInAnyOrder("a1", "a2");
        assertThat(project.column("select title from books")).containsExactly("Dune");
    }

    @Test
    void aHistoryInASchemaOfItsOwnIsSeenThoughNoTableIsWhereNamesLead() {
        project.run("drop table books");
        history("ops", "(1, '1', 'V1__books.sql', 11, true)");

        assertThat(project.current().lines())
                .anyMatch(line -> line.startsWith("Flyway had come to 1 (ops.flyway_schema_history)"));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("Flyway had come to 1 (ops.flyway_schema_history)");
    }

    @Test
    void anotherApplicationsHistoryIsNotTakenForTheOneOfTheseRevisions() {
        history("public", "(1, '1', 'V1__of_another_application.sql', 5, true), (2, '2', 'V2__more.sql', 6, true)");
        history("shop", "(1, '1', 'V1__books.sql', 11, true)");

        assertThat(stamp().added()).containsExactly("a1");
    }

    @Test
    void twoThatMayBeMeantAreNamedBoth() {
        history("public", "(1, '1', 'V1__books.sql', 11, true)");
        history("shop", "(1, '1', 'V1__books.sql', 11, true), (2, '2', 'V2__rows.sql', 22, true)");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::stamp)
                .satisfies(failure -> assertThat(failure.problemAndAdvice())
                        .contains("Several histories in the database may be the one of these revisions:")
                        .contains("Flyway had come to 1 (public.flyway_schema_history), here a1")
                        .contains("Flyway had come to 2 (shop.flyway_schema_history), here a2")
                        .contains("-Dtarget="));
        assertThat(project.column("select relname from pg_class where relname = 'migrate_revision'"))
                .isEmpty();
    }

    @Test
    void onesThatFitNotAtAllSayWhy() {
        history("public", "(1, '1', 'V1__books.sql', 12, true)");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::stamp)
                .withMessageContaining("V1__books.sql was changed after Flyway had applied it");
    }

    private void history(String schema, String rows) {
        project.run("create schema if not exists " + schema + "; create table " + schema + ".flyway_schema_history ("
                + COLUMNS + ")");
        project.run("insert into " + schema
                + ".flyway_schema_history (installed_rank, version, script, checksum, success)" + " values " + rows);
        project.run("update " + schema + ".flyway_schema_history set type = 'SQL'");
    }

    private StampResult stamp() {
        return project.engine().stamp(new StampRequest(List.of(), false, false, ExecutionOptions.defaults()));
    }
}
