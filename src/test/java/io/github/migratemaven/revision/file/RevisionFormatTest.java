package io.github.migratemaven.revision.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.Revisions;
import io.github.migratemaven.revision.script.Script;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionFormatTest {
    private static final Path FILE = Path.of("x.sql");
    private static final String HEADER = """
        -- Revision ID: b7d3c606877e
        -- Revises: 3f0c12ab9d01
        -- Create Date: 2026-11-22T21:31:00Z
        -- Message: First commit
        """;
    private static final String SECTIONS = """

        -- migrate:upgrade
        create table a ();

        -- migrate:downgrade
        drop table a;
        """;

    @Test
    void readsTheDocumentedForm() {
        Revision revision = RevisionFormat.parse(FILE, HEADER + SECTIONS);

        assertThat(revision.id()).isEqualTo("b7d3c606877e");
        assertThat(revision.parents()).containsExactly("3f0c12ab9d01");
        assertThat(revision.createDate()).isEqualTo("2026-11-22T21:31:00Z");
        assertThat(revision.message()).isEqualTo("First commit");
        assertThat(revision.upgrade()).isEqualTo(new Script("create table a ();", 7, true));
        assertThat(revision.downgrade()).isEqualTo(new Script("drop table a;", 10, true));
        assertThat(RevisionFormat.fileName(revision)).isEqualTo("20261122T2131_b7d3c606877e_first_commit.sql");
    }

    @Test
    void writesTheDocumentedForm() {
        assertThat(RevisionFormat.format(RevisionFormat.parse(FILE, HEADER + SECTIONS)))
                .isEqualTo(HEADER + SECTIONS);
    }

    @Test
    void readsEveryFurtherHeaderAndOption() {
        Revision revision = RevisionFormat.parse(FILE, """
            \uFEFF-- Revision ID: dd44\r
            -- Revises: bb22, cc33
            -- A comment without a name.
            -- Create Date: 2026-11-22T22:31:00+01:00
            -- Branch Labels: billing
            -- Depends On: ee55
            -- Replaces: ff66, aa77
            -- Generated For: PostgreSQL 17
            -- Message: Join: both lines

            -- migrate:upgrade transaction=off


              create index concurrently i on t (a);
            -- migrate:downgrade
            """);

        assertThat(revision.parents()).containsExactly("bb22", "cc33");
        assertThat(revision.createDate()).isEqualTo("2026-11-22T21:31:00Z");
        assertThat(revision.branchLabels()).containsExactly("billing");
        assertThat(revision.dependsOn()).containsExactly("ee55");
        assertThat(revision.replaces()).containsExactly("ff66", "aa77");
        assertThat(revision.generatedFor()).contains("17");
        assertThat(revision.message()).isEqualTo("Join: both lines");
        assertThat(revision.upgrade()).isEqualTo(new Script("create index concurrently i on t (a);", 14, false));
        assertThat(revision.downgrade()).isEqualTo(new Script("", 16, true));
    }

    @Test
    void takesAMarkerWithinAStringOrRowsForText() {
        String upgrade = """
            create function f() returns text language sql as $$
            -- migrate:downgrade
            select 'a' $$;
            copy t from stdin;
            -- migrate:downgrade
            \\.\
            """;

        Revision revision = RevisionFormat.parse(
                FILE, HEADER + "-- migrate:upgrade\n" + upgrade + "\n-- migrate:downgrade\nselect 1;\n");

        assertThat(revision.upgrade().sql()).isEqualTo(upgrade);
        assertThat(revision.downgrade().sql()).isEqualTo("select 1;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Revises: 3f0c12ab9d01 | revises: 3f0c12ab9d01 | 2 | unknown header 'revises'",
                "Revises: 3f0c12ab9d01 | Revises: a b | 2 | 'a b' may hold only letters",
                "Revises: 3f0c12ab9d01 | Revises: aa11,aa11 | 2 | 'aa11' is there twice",
                "Revises: 3f0c12ab9d01 | Revises: head | 2 | 'head' is a word of the target language",
                "Revision ID: b7d3c606877e | Revision ID: 123 | 1 | '123' must hold a letter",
                "Revision ID: b7d3c606877e | Revision ID: | 1 | '' may hold only letters",
                "-- Message: First commit | create table x (); | 4 | this stands before the first section",
                "-- Message: First commit | -- Revises: aa11 | 4 | a second line 'Revises'",
                "-- Message: First commit | -- | 1 | there is no line 'Message'",
                "-- Revises: 3f0c12ab9d01 | -- | 1 | there is no line 'Revises'",
                "2026-11-22T21:31:00Z | 2026-11-22T25:31:00Z | 3 | '2026-11-22T25:31:00Z' is no time",
                "2026-11-22T21:31:00Z | 2026-11-22 | 3 | '2026-11-22' is no time",
                "-- migrate:upgrade | -- migrate:up | 6 | unknown comment 'migrate:up'",
                "-- migrate:upgrade | -- migrate:upgrade transaction=no | 6 | unknown section option 'transaction=no'",
                "-- migrate:downgrade | -- migrate:upgrade | 9 | a second section 'upgrade'",
                "-- migrate:downgrade | -- | 11 | there is no section 'downgrade'",
                "create table a (); | create table a ('); | 7 | a string that is never closed",
                "drop table a; | \uFEFFdrop table a; | 10 | a byte order mark in the middle",
                "drop table a; | \\i other.sql | 10 | \\i is a command of psql",
            })
    void namesTheLineAndWhatWasExpected(String text, String replacement, int line, String problem) {
        assertThat(HEADER + SECTIONS).contains(text);

        assertThatThrownBy(() -> RevisionFormat.parse(FILE, (HEADER + SECTIONS).replace(text, replacement)))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageStartingWith("x.sql:" + line + ": " + problem)
                .hasMessageContaining("expected");
    }

    @Test
    void changesTheParentsAndNothingElse() {
        String text = "\uFEFF" + (HEADER + SECTIONS).replace("\n", "\r\n");

        assertThat(RevisionFormat.withParents(FILE, text, List.of("aa11", "bb22")))
                .isEqualTo(text.replace("3f0c12ab9d01", "aa11, bb22"));
    }

    @Test
    void namesFilesByWholeWordsOfTheMessage() {
        Revision long0 = Revisions.named("aa11", "Größe & Länge of some things that nobody ever counted");
        Revision none = Revisions.named("aa11", "!?");
        Revision oneWord = Revisions.named("aa11", "x".repeat(300));

        assertThat(RevisionFormat.fileName(long0))
                .isEqualTo("20261122T2131_aa11_größe_länge_of_some_things_that_nobody.sql");
        assertThat(RevisionFormat.fileName(none)).isEqualTo("20261122T2131_aa11.sql");
        assertThat(RevisionFormat.fileName(oneWord)).hasSize("20261122T2131_aa11_.sql".length() + 40);
    }
}
