package io.github.migratemaven.engine.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.revision.SchemaFileRevision;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageGoalTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void threeRevisions() throws IOException {
        project = new Project(directory)
                .withTable("authors", "")
                .with(
                        "books",
                        "authors",
                        "create table books (id int primary key, author int not null references authors);",
                        "drop table books;")
                .with(
                        "pages",
                        "books",
                        "alter table books add column pages int;",
                        "alter table books drop column pages;");
        Files.writeString(
                directory.resolve("schema.sql"),
                "create table authors (id int primary key); create table books (id int primary key, author int not"
                        + " null references authors, pages int);");
    }

    @Slow
    @Test
    void thePageTellsWhatEachRevisionDoesAndLocks() throws IOException {
        PageResult result = report(PageForm.HTML, "", "");
        String page = Files.readString(result.file().orElseThrow());

        assertThat(result.revisions()).isEqualTo(3);
        assertThat(result.relations()).isEqualTo(2);
        assertThat(result.pendingChanges()).contains(List.of());
        assertThat(page)
                .contains("added column &#39;books.pages&#39;")
                .contains("<code>alter table books add column pages int</code>")
                .contains("<td>ACCESS EXCLUSIVE</td><td>reads, writes</td>")
                .contains("href=\"#t:public:authors\"");
    }

    @Slow
    @Test
    void whatLintFindsStandsBesideItsRevision() throws IOException {
        project.with("index", "pages", "create index by_pages on books (pages);", "drop index by_pages;");

        assertThat(Files.readString(report(PageForm.HTML, "pages", "").file().orElseThrow()))
                .contains("<div class=\"finding error\">", "<span class=\"k\">concurrently</span>", " in line 7")
                .contains("<td>SHARE</td><td>writes</td>");
    }

    @Slow
    @Test
    void theDatabaseMarksWhatItHas() throws IOException {
        project.upgrade("books");
        String half = page();
        project.upgrade("head");
        project.run("alter table authors add column born int");

        assertThat(half).contains("dot applied", "dot pending", "has 2 of 3 revisions; the others wait.");
        PageResult drifted = report(PageForm.HTML, "", "");
        assertThat(drifted.drift().orElseThrow()).singleElement().asString().contains("authors.born");
    }

    @Slow
    @Test
    void changesOfTheModelAreShownWithTheirSql() throws IOException {
        Files.writeString(directory.resolve("schema.sql"), "\ncreate table shelf (id int);", StandardOpenOption.APPEND);

        PageResult result = report(PageForm.HTML, "", "");

        assertThat(result.pendingChanges().orElseThrow()).containsExactly("added table 'shelf'");
        assertThat(Files.readString(result.file().orElseThrow())).contains("mvn migrate:revision");
    }

    @Test
    void betweenTwoRevisionsOnlyWhatChangedIsShown() {
        String changed = report(PageForm.MARKDOWN, "books", "").document().orElseThrow();

        assertThat(changed)
                .startsWith("# What changed between books and heads")
                .contains("books[\"books (changed)\"]", "integer pages \"null (added)\"")
                .contains("- `pages`")
                .doesNotContain("- `books`");
        assertThat(report(PageForm.MERMAID, "pages", "authors").document().orElseThrow())
                .contains("books[\"books (removed)\"]");
    }

    @Test
    void theSchemaIsWrittenForMermaid() {
        assertThat(report(PageForm.MERMAID, "", "").document()).contains("""
            erDiagram
                authors["authors"] {
                    integer id PK
                }
                books["books"] {
                    integer id PK
                    integer author FK
                    integer pages "null"
                }
                books }o--|| authors : "author"
            """);
    }

    @Test
    void theSchemaIsWrittenForGraphviz() {
        assertThat(report(PageForm.DOT, "", "").document().orElseThrow())
                .startsWith("digraph schema {")
                .contains("<b>books</b>")
                .contains("    books -> authors [tooltip=\"books_author_fkey\"];");
    }

    @Test
    void aRevisionThatIsNotThereIsRefused() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> report(PageForm.MERMAID, "nowhere", ""))
                .withMessageContaining("nowhere");
    }

    @Slow
    @Test
    void aFileThatCannotBeWrittenIsTold() throws IOException {
        Files.writeString(directory.resolve("page"), "a file, and no directory");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() ->
                        report(PageForm.HTML, "", "", directory.resolve("page").resolve("schema.html")))
                .withMessageContaining("cannot be written")
                .satisfies(failure -> assertThat(failure.advice()).contains("migrate.reportFile"));
    }

    private String page() throws IOException {
        return Files.readString(report(PageForm.HTML, "", "").file().orElseThrow());
    }

    private PageResult report(PageForm form, String from, String to) {
        return report(form, from, to, directory.resolve("site").resolve("schema.html"));
    }

    private PageResult report(PageForm form, String from, String to, Path file) {
        return project.engine()
                .report(new PageRequest(
                        "books",
                        Optional.of(from).filter(text -> !text.isEmpty()),
                        Optional.of(to).filter(text -> !text.isEmpty()),
                        form,
                        file,
                        List.of(),
                        directory.resolve("migrate-sizes.tsv"),
                        SchemaFileRevision.in(directory, "").request().model(),
                        ExecutionOptions.defaults()));
    }
}
