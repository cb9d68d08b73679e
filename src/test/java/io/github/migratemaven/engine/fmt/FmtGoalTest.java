package io.github.migratemaven.engine.fmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtGoalTest {
    private static final String LAID_OUT = """
        -- Revision ID: a1
        -- Revises:
        -- Create Date: 2026-11-22T21:31:00Z
        -- Message: Make a1
        -- migrate:parameter size integer = 3

        -- migrate:upgrade transaction=off
        -- migrate:check rows are there: select 1 where  false
        create table a1 (
            id int,
            note text default '  -- migrate:downgrade
        '
        );

        insert into a1 (id) values (:{size});

        -- migrate:downgrade
        drop table a1;
        """;

    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aProject() {
        project = new Project(directory).with("b1", "", "create  table b1(id int);", "drop table b1;");
    }

    @Test
    void onlyWhiteSpaceChangesAndTheChecksumStays() {
        project.withFile(
                        "a1.sql",
                        LAID_OUT.replace("-- migrate:upgrade", "\n\n  -- migrate:upgrade")
                                .replace("a1 (\n    id int,\n  ", "a1\t(  id int ,")
                                .replace("\ninsert", "\n\n\n  insert")
                                .replace("drop", "\n\ndrop")
                                .replace("drop table a1;", "drop table a1 ; "))
                .withFile("b1.sql", project.text("b1.sql").replace("-- Revises: ", "-- Revises: a1"));
        project.upgrade("head");

        FmtResult result = fmt(false);

        assertThat(project.text("a1.sql")).isEqualTo(LAID_OUT);
        assertThat(project.text("b1.sql")).contains("create table b1 (\n    id int\n);\n");
        assertThat(result.lines()).last().isEqualTo("2 laid out, 0 were already; their checksums stay.");
        project.downgrade("base");
        project.upgrade("head");
        assertThat(project.column("select note from a1")).containsExactly("  -- migrate:downgrade\n");
        assertThat(fmt(true).unchanged()).isEqualTo(2);
    }

    @Test
    void aCheckNamesTheFilesAndWritesNothing() {
        String before = project.text("b1.sql");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> fmt(true))
                .withMessageMatching("Not laid out as generated revisions are: .*b1\\.sql\\.")
                .satisfies(failure -> assertThat(failure.advice()).contains("mvn migrate:fmt"));

        assertThat(project.text("b1.sql")).isEqualTo(before);
    }

    @Test
    void onlyNamedRevisionsAreLaidOut() {
        project.withFile(
                "c1.sql", LAID_OUT.replace("Revises:", "Revises: b1").replace("Revision ID: a1", "Revision ID: c1"));

        assertThat(fmt(false, "c1").lines()).containsExactly("0 laid out, 1 were already; their checksums stay.");
    }

    private FmtResult fmt(boolean check, String... revisions) {
        return project.engine().fmt(new FmtRequest(List.of(revisions), check));
    }
}
