package io.github.migratemaven.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.result.ReportRequest;
import io.github.migratemaven.engine.sizes.SizesRequest;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.finding.format.ReportFormat;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.trace.lint.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintGoalTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aTable() {
        project = new Project(directory)
                .with(
                        "books",
                        "",
                        "create table books (id int primary key, title text); create index books_id on books (id);",
                        "drop table books;");
    }

    @Test
    void whatARevisionCreatesItselfHarmsNobody() {
        LintResult result = lint();

        assertThat(result.status()).isEqualTo(Status.OK);
        assertThat(result.findings()).isEmpty();
        assertThat(result.lines())
                .contains("books.sql (books), upgrade", "       2 statements touch nothing that was there before.");
    }

    @Test
    void locksAreShownAndFailTheBuildWithASaferStatement() {
        index("");

        LintResult result = lint();

        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(result.lines())
                .anyMatch(line -> line.matches(
                        " +8 {2}create index books_title on books \\(title\\) +books +share +writes +- +yes"));
        Finding finding = result.findings().get(0);
        assertThat(finding.rule()).isEqualTo("idx-not-concurrent");
        assertThat(finding.rewrite().orElseThrow())
                .contains("CREATE INDEX CONCURRENTLY books_title ON public.books USING btree (title);");
        assertThat(finding.place().orElseThrow().line()).isEqualTo(8);
        assertThat(result.failure().orElseThrow().getMessage())
                .contains("[idx-not-concurrent]", "titles.sql:8", "blocks writes on books");
    }

    @Test
    void whatIsDroppedIsNamedAndNotWhatFallsWithIt() {
        project.with(
                "a_key",
                "books",
                "create table reviews (id serial, book int references books (id));",
                "drop table reviews;");

        assertThat(lint().findings())
                .filteredOn(finding -> finding.rule().equals("drop-table-fk"))
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .startsWith("Dropping reviews blocks reads and writes on books too");
    }

    @Test
    void aCommentAllowsWhatItsStatementDoes() {
        index("-- migrate:allow idx-not-concurrent: the table is small\n");

        assertThat(rules(lint())).doesNotContain("idx-not-concurrent", "unused-allowance");
    }

    @Test
    void aCommentAllowsItForTheWholeSection() {
        index("-- migrate:allow idx-not-concurrent everywhere: the tables are small\nselect 1;\n");

        assertThat(rules(lint())).doesNotContain("idx-not-concurrent", "unused-allowance");
    }

    @Test
    void aCommentThatAllowsNothingIsFound() {
        index("-- migrate:allow idx-not-concurrent: the table is small\nselect 1;\n");

        assertThat(rules(lint())).contains("idx-not-concurrent", "unused-allowance");
    }

    @Test
    void aRuleThatThereIsNotIsAnError() {
        index("-- migrate:allow idx-not-concurent: typo\n");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::lint)
                .withMessageContaining("titles.sql:8: lint has no rule 'idx-not-concurent'")
                .satisfies(failure -> assertThat(failure.advice()).contains("idx-not-concurrent"));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> lint(List.of("no-such-rule:off"), false, Severity.ERROR))
                .withMessageContaining("migrate.rules: lint has no rule 'no-such-rule'");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> lint(List.of("drop-column:severe"), false, Severity.ERROR))
                .withMessageContaining("'severe'");
    }

    @Test
    void rulesWeighWhatTheProjectSays() {
        index("");

        assertThat(lint(List.of("idx-not-concurrent:warning"), false, Severity.ERROR)
                        .status())
                .isEqualTo(Status.OK);
        assertThat(lint(List.of("idx-not-concurrent:warning"), false, Severity.WARNING)
                        .status())
                .isEqualTo(Status.FAILED);
        assertThat(rules(lint(List.of("idx-not-concurrent:off"), false, Severity.ERROR)))
                .doesNotContain("idx-not-concurrent");
    }

    @Test
    void aFileOfSizesDecidesHowMuchALockMatters() throws IOException {
        index("");
        sizes("public.books\t120000000\t44023414784");
        Finding large = lint().findings().get(0);
        sizes("public.books\t12\t8192");
        Finding small = lint().findings().get(0);

        assertThat(large.severity()).isEqualTo(Severity.ERROR);
        assertThat(large.message()).endsWith("blocks writes on books (41 GB, 120 million rows).");
        assertThat(small.severity()).isEqualTo(Severity.NOTE);
        sizes("public.books 12");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::lint)
                .withMessageContaining("migrate-sizes.tsv:1: expected a table");
        Files.write(directory.resolve("migrate-sizes.tsv"), new byte[] {(byte) 0xff});
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::lint)
                .withMessageEndingWith("migrate-sizes.tsv cannot be read: it is not UTF-8.");
    }

    @Test
    void aFileOfSizesThatWasNamedMustBeThere() {
        Path usual = directory.resolve("migrate-sizes.tsv");
        Path named = directory.resolve("production.tsv");

        assertThat(Sizes.ofProject(usual)).isEqualTo(Sizes.unknown());
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> Sizes.ofProject(named))
                .withMessageContaining("production.tsv cannot be read");
    }

    @Test
    void theDatabaseIsAskedForSizesAndTheyCanBeKept() throws IOException {
        project.upgrade("heads");
        project.run("insert into books select i, 'x' from generate_series(1, 20000) as i; analyze books");
        index("");

        Finding finding = lint(List.of(), true, Severity.ERROR).findings().get(0);
        project.engine().sizes(new SizesRequest(sizesFile()));

        assertThat(finding.message()).contains("20,000 rows");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(Files.readString(sizesFile())).contains("public.books\t20000\t");
    }

    @Test
    void downgradesAreLookedAtAsWhatTheyAre() {
        project.with(
                "titles",
                "books",
                "alter table books add column pages int;",
                "alter table books alter title set not null; alter table books drop column pages;");

        assertThat(lint().findings())
                .extracting(Finding::rule, Finding::severity)
                .contains(tuple("set-not-null", Severity.WARNING))
                .doesNotContain(tuple("drop-column", Severity.WARNING));
    }

    @Test
    void whatFollowsADowngradeThatFailsIsLookedAtAllTheSame() {
        project.with("pages", "books", "alter table books add column pages int;", "drop table nowhere;");
        index("", "pages");

        assertThat(lint().findings())
                .extracting(Finding::rule, finding -> finding.revision().orElse(""))
                .contains(tuple("downgrade-fails", "pages"), tuple("idx-not-concurrent", "titles"));
    }

    @Test
    void aRevisionThatDoesNotRunIsAnError() {
        project.with("titles", "books", "create index on nowhere (id);", "");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::lint)
                .withMessageContaining(
                        "The upgrade of revision titles.sql (titles) does not run in the shadow database")
                .withMessageContaining("titles.sql:7: relation \"nowhere\" does not exist");
    }

    @Test
    void aShadowOlderThanTheDatabaseIsAnError() {
        project = new Project(directory, 18, 15).withTable("books", "");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> lint(List.of(), true, Severity.ERROR))
                .withMessageContaining("The shadow runs PostgreSQL 15 and the database PostgreSQL 18");
    }

    @Test
    void reportsHoldEveryFinding() throws IOException {
        index("");
        lint();

        assertThat(Files.readString(directory.resolve("reports").resolve(ReportFormat.SARIF.fileName("lint"))))
                .contains("idx-not-concurrent", "lint-rules.html#idx-not-concurrent");
    }

    private void index(String before) {
        index(before, "books");
    }

    private void index(String before, String parent) {
        project.with(
                "titles",
                parent,
                "\n" + before + "create index books_title on books (title);",
                "drop index books_title;");
    }

    private Path sizesFile() {
        return directory.resolve("migrate-sizes.tsv");
    }

    private void sizes(String line) throws IOException {
        Files.writeString(sizesFile(), line + "\n");
    }

    private static List<String> rules(LintResult result) {
        return result.findings().stream().map(Finding::rule).toList();
    }

    private LintResult lint() {
        return lint(List.of(), false, Severity.ERROR);
    }

    private LintResult lint(List<String> rules, boolean checkDatabase, Severity failOn) {
        return project.engine()
                .lint(new LintRequest(
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        checkDatabase,
                        sizesFile(),
                        rules,
                        false,
                        failOn,
                        new ReportRequest(
                                List.of(ReportFormat.SARIF),
                                directory.resolve("reports"),
                                directory.resolve("pom.xml"),
                                "1")));
    }
}
