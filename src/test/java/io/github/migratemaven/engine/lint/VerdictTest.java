package io.github.migratemaven.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.revision.SchemaFileRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What revision says of the locks of what it has just written. */
class VerdictTest {
    @TempDir
    private Path directory;

    @Test
    void aNewRevisionSaysWhomItKeepsWaiting() throws IOException {
        List<String> log = revision(
                "create table books (id int primary key, title text); create index books_title on books (title);");

        assertThat(log)
                .contains(
                        "Measured on PostgreSQL 18: the upgrade blocks writes of books while it is read.",
                        "lint finds 1 error, 1 warning; mvn migrate:lint shows them, and how to write the statements"
                                + " instead.");
    }

    @Test
    void aNewTableKeepsNobodyWaiting() throws IOException {
        assertThat(
                        revision(
                                "create table books (id int primary key, title text); create table authors (id int primary key);"))
                .contains("Measured on PostgreSQL 18: the upgrade keeps nobody from reading or writing what was there"
                        + " before.")
                .noneMatch(line -> line.startsWith("lint finds"));
    }

    private List<String> revision(String model) throws IOException {
        Project project = new Project(directory)
                .with("books", "", "create table books (id int primary key, title text);", "drop table books;");
        Files.writeString(directory.resolve("schema.sql"), model);
        project.engine().revision(SchemaFileRevision.in(directory, "Next").request());
        return project.log();
    }
}
