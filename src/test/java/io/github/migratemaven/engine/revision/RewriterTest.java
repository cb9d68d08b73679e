package io.github.migratemaven.engine.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class of the project changes what is generated, and the whole is proven. */
class RewriterTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aTableWithRows() throws IOException {
        project = new Project(directory);
        project.with(
                "a1",
                "",
                "create table books (id int primary key, title text); create index by_title on books (title);",
                "drop table books;");
        project.upgrade("head");
        project.run("insert into books values (1, 'Emma')");
        model("create table books (id int primary key, title text); create index by_title on books (title);");
    }

    @Slow
    @Test
    void addsStatementsForEachNewTable() throws IOException {
        model("""
            create table books (id int primary key, title text); create index by_title on books (title);
            create table authors (id int primary key); create table "Log" (id int primary key);
            """);
        rewriter("""
            return new Rewriting(
                    changes,
                    changes.stream().filter(change -> change.adds("table"))
                            .map(change -> "alter " + change.address() + " set (autovacuum_enabled = true);"
                                    + " alter " + change.address() + " reset (autovacuum_enabled)")
                            .toList(),
                    List.of());
            """);
        String text = text(generate());

        assertThat(text.substring(0, text.indexOf("-- migrate:downgrade")))
                .contains("alter table authors set (autovacuum_enabled = true);")
                .contains("alter table \"Log\" reset (autovacuum_enabled);");
        roundTrip();
    }

    @Slow
    @Test
    void whatItLeavesOutStaysPendingAndNothingElse() throws IOException {
        model("""
            create table books (id int primary key, title text, year int);
            create table authors (id int primary key);
            create table letters (id int primary key, author int references authors);
            """);
        rewriter("return Rewriting.keeping(changes.stream().filter(change -> !change.name().contains(\"authors\")"
                + " && change.what() != GeneratedChange.What.REMOVED).toList());");
        RevisionResult result = generate();

        assertThat(result.warnings())
                .contains(
                        "Left out by migrate.rewriter: added table 'authors'; it stays pending unless statements of the"
                                + " rewriter bring it about.")
                .anyMatch(line -> line.startsWith("Left out by migrate.rewriter: removed index 'by_title'"))
                .anyMatch(line -> line.startsWith("Left out by migrate.rewriter: added foreign key"));
        assertThat(text(result)).contains("create table letters").doesNotContain("authors", "by_title");
        roundTrip();

        project.upgrade("head");
        RevisionResult rest = project.engine().revision(request(Optional.empty()));
        assertThat(text(rest)).contains("create table authors", "drop index by_title", "references authors");
    }

    @Slow
    @Test
    void aTableThatIsNotDroppedKeepsItsPartsAndRows() throws IOException {
        model("create table authors (id int primary key);");
        rewriter("return Rewriting.keeping(changes.stream().filter(change -> !change.name().equals(\"public.books\"))"
                + ".toList());");

        assertThat(text(generate())).doesNotContain("drop table books", "drop index");
        roundTrip();
        assertThat(project.column("select title from books")).containsExactly("Emma");
    }

    @Test
    void doesAChangeInItsOwnWay() throws IOException {
        model("create table books (id int primary key, title varchar(9)); create index by_title on books (title);");
        rewriter("""
            List<GeneratedChange> others =
                    changes.stream().filter(change -> !change.name().equals("public.books.title")).toList();
            return new Rewriting(
                    others,
                    List.of("alter table books alter title type varchar(9) using left(title, 9)"),
                    List.of("alter table books alter title type text"));
            """);

        assertThat(text(generate())).contains("using left(title, 9)");
        project.run("insert into books values (2, 'Northanger Abbey')");
        project.upgrade("head");
        assertThat(project.column("select title from books order by id")).containsExactly("Emma", "Northange");
        project.downgrade("-1");
    }

    @Test
    void everythingLeftOutIsNoRevision() throws IOException {
        model("create table authors (id int primary key);");
        rewriter("return Rewriting.keeping(List.of());");
        RevisionResult result = generate();

        assertThat(result.file()).isEmpty();
        assertThat(result.warnings())
                .anyMatch(line -> line.startsWith("Left out by migrate.rewriter: added table 'authors'"));
        assertThat(result.lines()).noneMatch(line -> line.contains("No changes detected"));
    }

    @Slow
    @Test
    void whatIsNotUndoneOrNotInTheModelIsNotProven() throws IOException {
        model("""
            create table books (id int primary key, title text, year int);
            create index by_title on books (title);
            """);
        for (String added : List.of("create table other (id int)", "alter table books set (fillfactor = 50)")) {
            rewriter("return new Rewriting(changes, List.of(\"" + added + "\"), List.of());");
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(this::generate)
                    .withMessageContaining("could not be proven")
                    .withMessageContaining("com.example.Own has rewritten it");
        }
        assertThat(project.files()).containsExactly("a1.sql");
    }

    @Slow
    @Test
    void aClassThatCannotBeUsedIsNamed() throws IOException {
        model("create table authors (id int primary key);");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.engine().revision(request(Optional.of("java.lang.Object"))))
                .withMessageContaining("it does not implement io.github.migratemaven.api.rewrite.RevisionRewriter");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.engine().revision(request(Optional.of("com.example.Absent"))))
                .withMessageContaining("com.example.Absent");
        rewriter("throw new IllegalStateException(\"not today\");");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::generate)
                .withMessageContaining("not today");
        rewriter("return new Rewriting(changes, List.of(\"select 'open\"), List.of());");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::generate)
                .withMessageContaining("adds what is no SQL statement");
    }

    private void roundTrip() {
        project.upgrade("head");
        project.downgrade("-1");
        project.upgrade("head");
    }

    private void model(String sql) throws IOException {
        Files.writeString(directory.resolve("schema.sql"), sql);
    }

    private void rewriter(String body) throws IOException {
        Path source = Files.createDirectories(directory.resolve("classes/com/example"))
                .resolve("Own.java");
        Files.writeString(source, """
            package com.example;
            import io.github.migratemaven.api.rewrite.*;
            import java.util.List;
            class Own implements RevisionRewriter {
                public Rewriting rewrite(List<GeneratedChange> changes) {
                    %s
                }
            }
            """.formatted(body));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-d",
                                directory.resolve("classes").toString(),
                                source.toString()))
                .isZero();
    }

    private RevisionResult generate() {
        return project.engine().revision(request(Optional.of("com.example.Own")));
    }

    private RevisionRequest request(Optional<String> rewriter) {
        return new RevisionRequest(
                "Next",
                false,
                "sql",
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                new ModelRequest(
                        List.of("schema.sql"),
                        directory,
                        List.of(directory.resolve("classes")),
                        List.of(),
                        Set.of(),
                        Optional.empty(),
                        Map.of(),
                        Set.of()),
                List.of(),
                false,
                "",
                false,
                ExecutionOptions.defaults(),
                rewriter);
    }

    private static String text(RevisionResult result) throws IOException {
        return Files.readString(result.file().orElseThrow());
    }
}
