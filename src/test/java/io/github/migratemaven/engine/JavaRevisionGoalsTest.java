package io.github.migratemaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.stamp.StampRequest;
import io.github.migratemaven.engine.stamp.StampResult;
import io.github.migratemaven.engine.upgrade.ScriptRequest;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaRevisionGoalsTest {
    private static final String FILL = """
        // Revision ID: fill
        // Revises: books
        // Create Date: 2026-11-22T21:32:00Z
        // Message: Fill books
        import java.sql.*;

        class Fill {
            void upgrade(Connection connection) throws SQLException {
                try (PreparedStatement insert = connection.prepareStatement("insert into books values (?)")) {
                    for (int id = 1; id <= 3; id++) {
                        insert.setInt(1, id);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            }

            void downgrade(Connection connection) throws SQLException {
                connection.createStatement().execute("delete from books");
            }
        }
        """;

    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aTableInSqlAndItsRowsInJava() {
        project = new Project(directory).withTable("books", "").withFile("fill.java", FILL);
    }

    @Test
    void goUpAndDownLikeAnyOther() {
        assertThat(project.upgrade("head").current()).containsExactly("fill");
        assertThat(project.column("select count(*) from books")).containsExactly("3");
        assertThat(project.upgrade("head").steps()).isEmpty();

        assertThat(project.downgrade("-1").current()).containsExactly("books");
        assertThat(project.column("select count(*) from books")).containsExactly("0");
    }

    @Test
    void leaveNothingBehindWhenTheyFail() {
        project.withFile("fill.java", FILL.replace("setInt(1, id)", "setInt(1, 1)"));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("fill.java:14: ")
                .withMessageContaining("duplicate key value violates unique constraint")
                .satisfies(failure -> assertThat(failure.advice()).contains("it was rolled back"));
        assertThat(project.rows()).containsExactly("books");
        assertThat(project.column("select count(*) from books")).containsExactly("0");
    }

    @Test
    void areCompiledBeforeAnythingOfThePlanRuns() {
        project.withFile("fill.java", FILL.replace("insert.addBatch()", "insert.addBach()"));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("fill.java:12: cannot find symbol");
        assertThat(project.column("select relname from pg_class where relname = 'books'"))
                .isEmpty();
    }

    @Test
    void areKnownForEditedByTheirTokensAlone() {
        project.upgrade("head");
        project.withFile("fill.java", FILL.replace("class Fill {", "// Three of them.\nclass Fill  {"));
        assertThat(project.current().edited()).isEmpty();

        project.withFile("fill.java", FILL.replace("id <= 3", "id <= 4"));
        project.withTable("last", "fill");

        assertThat(project.current().edited()).containsExactly("fill.java (fill)");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("fill.java was edited after it was applied")
                .withMessageContaining("id <= 3")
                .withMessageContaining("id <= 4");
    }

    @Test
    void areTakenBackFromTheDatabaseWhereTheCheckoutHasThemNot() throws IOException {
        project.upgrade("head");
        Files.delete(project.revisions().resolve("fill.java"));

        assertThat(project.current().unknown()).containsExactly("fill");
        assertThat(project.downgrade("books").current()).containsExactly("books");
        assertThat(project.column("select count(*) from books")).containsExactly("0");
    }

    @Test
    void areReplayedInTheShadow() {
        project.upgrade("base");
        project.run("create table books (id int primary key)");

        StampResult result =
                project.engine().stamp(new StampRequest(List.of("fill"), false, false, ExecutionOptions.defaults()));

        assertThat(result.proven()).isTrue();
        assertThat(project.rows()).containsExactly("books", "fill");
    }

    @Test
    void areRefusedInAScriptByName() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(
                        () -> project.engine().upgradeScript(new ScriptRequest("head", ExecutionOptions.defaults())))
                .withMessageContaining("fill.java is a revision in Java, which psql cannot run");
        assertThat(project.engine()
                        .upgradeScript(new ScriptRequest("books", ExecutionOptions.defaults()))
                        .sql())
                .contains("create table books");
    }
}
