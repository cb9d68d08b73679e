package io.github.migratemaven.engine.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A revision generated for PostgreSQL 18 meets a server of 15. */
class NewerRevisionTest {
    @TempDir
    private Path directory;

    @Test
    void runsWhereItUsesNothingNew() {
        Project project = project(15, "create table shelf (id int primary key)");

        assertThat(project.upgrade("head").current()).containsExactly("c1");
        assertThat(project.log())
                .anyMatch(line -> line.contains("was generated for PostgreSQL 18, but the server runs 15")
                        && line.endsWith("trying it on an empty database of PostgreSQL 15"));
    }

    /** Virtual generated columns came with PostgreSQL 18. */
    @Test
    void isRefusedBeforeAnythingRunsWhereItUsesWhatTheServerLacks() {
        Project project = project(15, "create table shelf (id int, twice int generated always as (id * 2) virtual)");
        project.with("b1", "", "create table first ();", "drop table first;");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("heads"))
                .withMessageContaining("c1.sql was generated for PostgreSQL 18, but the server runs 15")
                .withMessageContaining("syntax error")
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(Status.REFUSED);
                    assertThat(failure.advice())
                            .contains("mvn migrate:revision -Dreplace -Dmigrate.postgresVersion=15");
                });
        assertThat(project.column("select to_regclass('first')::text")).containsExactly((String) null);
    }

    @Test
    void isRefusedWhereNothingOfTheServersVersionCanTryIt() {
        Project project = project(18, "create table shelf (id int primary key)");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("migrate.shadowUrl names runs PostgreSQL 18, not 15")
                .withMessageContaining("Name a server of that version with -Dmigrate.shadowUrl=.");
    }

    private Project project(int shadowMajor, String upgrade) {
        return new Project(directory, 15, shadowMajor).withFile("c1.sql", """
            -- Revision ID: c1
            -- Revises:
            -- Create Date: 2026-11-22T21:31:00Z
            -- Message: Shelves
            -- Generated For: PostgreSQL 18

            -- migrate:upgrade
            %s;

            -- migrate:downgrade
            drop table shelf;
            """.formatted(upgrade));
    }
}
