package io.github.migratemaven.revision.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionTemplateTest {
    private static final Revision REVISION = RevisionFormat.parse(Path.of("x.sql"), """
        -- Revision ID: b7d3c606877e
        -- Revises:
        -- Create Date: 2026-11-22T21:31:00Z
        -- Message: First $1 commit

        -- migrate:upgrade
        create table t ();

        -- migrate:downgrade
        drop table t;
        """);

    @TempDir
    private Path directory;

    @Test
    void aFileHasTheNameAndTheHeadOfTheTemplate() throws IOException {
        template("""
            File: :{year}/:{month}/:{date}_:{slug}_:{id}
            -- SPDX-License-Identifier: Apache-2.0
            -- Copyright :{year} Example: :{message}

            """);

        Path file = new RevisionDirectory(directory).write(REVISION);

        assertThat(directory.relativize(file))
                .isEqualTo(Path.of("2026", "11", "20261122T2131_first_1_commit_b7d3c606877e.sql"));
        assertThat(Files.readString(file)).startsWith("""
            -- SPDX-License-Identifier: Apache-2.0
            -- Copyright 2026 Example: First $1 commit

            -- Revision ID: b7d3c606877e
            """);
        List<Revision> read = new RevisionDirectory(directory).load();
        assertThat(read).singleElement().satisfies(found -> {
            assertThat(found.checksum()).isEqualTo(REVISION.checksum());
            assertThat(found.message()).isEqualTo("First $1 commit");
        });
    }

    @Test
    void aRevisionInJavaHasTheCommentsOfJava() throws IOException {
        template("-- Copyright :{year}\n");

        Path file = new RevisionDirectory(directory).write(RevisionFormat.inJava(REVISION));

        assertThat(Files.readString(file)).startsWith("// Copyright 2026\n// Revision ID: b7d3c606877e\n");
    }

    @Test
    void whatNoFileCanHaveIsRefusedAndNothingIsWritten() throws IOException {
        refused(
                "File: :{slug}\n",
                "revision.template:1: in the template of revisions, the name of a file needs its id");
        refused("\ndrop table t;\n", "revision.template:2", "neither a comment nor the name of a file");
        refused("-- Licence: none\n", "could not be read", "unknown header 'Licence'");
        refused("-- :{who}\n", "has the placeholder :{who}, which does not exist");
        refused("File: ../:{id}\n", "is no file of a revision");
        refused("File: .:{id}\n", "is no file of a revision");
    }

    private void refused(String template, String... words) throws IOException {
        template(template);
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> new RevisionDirectory(directory).write(REVISION))
                .satisfies(failure -> assertThat(failure.problemAndAdvice()).contains(words));
        assertThat(directory).isDirectoryContaining("glob:**.template");
        assertThat(new RevisionDirectory(directory).load()).isEmpty();
    }

    private void template(String text) throws IOException {
        Files.writeString(directory.resolve("revision.template"), text);
    }
}
