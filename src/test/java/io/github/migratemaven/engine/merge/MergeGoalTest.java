package io.github.migratemaven.engine.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.revision.RevisionResult;
import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeGoalTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aTableThatBothLinesAlter() {
        project = new Project(directory)
                .with("root", "", "create table books (id int primary key, title text);", "drop table books;");
    }

    @Test
    void joinsLinesThatBuildTheSameInEitherOrder() {
        project.with("left", "root", "alter table books add column pages int;", "alter table books drop column pages;")
                .with(
                        "right",
                        "root",
                        "alter table books add column isbn text;",
                        "alter table books drop column isbn;");

        RevisionResult result = merge("heads");

        assertThat(result.revision()).contains("joined");
        assertThat(project.files()).hasSize(4);
        assertThat(project.upgrade("head").current()).containsExactly("joined");
    }

    @Test
    void namesTheObjectsThatTheOrderDecides() {
        project.with(
                        "left",
                        "root",
                        "create or replace view titles as select id, title from books;",
                        "drop view titles;")
                .with(
                        "right",
                        "root",
                        "drop view if exists titles; create table if not exists shelves (id int);",
                        "drop table shelves;");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> merge("heads"))
                .withMessage("The lines clash: what they build depends on their order. With right before left, compared"
                        + " with left before right:\n  added view 'titles'")
                .satisfies(failure -> assertThat(failure.advice()).contains("mvn migrate:rebase"));
        assertThat(project.files()).containsExactly("left.sql", "right.sql", "root.sql");
    }

    @Test
    void namesTheStatementThatOneOrderCannotRun() {
        project.with(
                        "left",
                        "root",
                        "alter table books rename column title to name;",
                        "alter table books rename column name to title;")
                .with("right", "root", "create index ix on books (title);", "drop index ix;");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> merge("heads"))
                .withMessageContaining("The lines clash: they cannot run with left before right.")
                .withMessageContaining("right.sql:7: column \"title\" does not exist");
        assertThat(project.files()).containsExactly("left.sql", "right.sql", "root.sql");
    }

    @Test
    void refusesToJoinWhatIsOneLine() {
        project.withTable("left", "root");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> merge("heads"))
                .withMessage("There is nothing to merge: the only head is left.");
    }

    private RevisionResult merge(String revisions) {
        return project.engine().merge(new MergeRequest("Join", List.of(revisions), Optional.of("joined")));
    }
}
