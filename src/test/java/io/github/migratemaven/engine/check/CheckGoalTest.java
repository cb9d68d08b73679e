package io.github.migratemaven.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.result.ReportRequest;
import io.github.migratemaven.engine.revision.SchemaFileRevision;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.finding.Finding;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.finding.format.ReportFormat;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.trace.lint.LintRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckGoalTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void twoTablesAndTheirModel() throws IOException {
        project = new Project(directory).withTable("books", "").withTable("authors", "books");
        model("create table books (id int primary key); create table authors (id int primary key);");
    }

    private void model(String sql) throws IOException {
        Files.writeString(directory.resolve("schema.sql"), sql);
    }

    @Test
    void nothingIsFoundWhereAllIsInOrder() {
        CheckResult result = check();

        assertThat(result.status()).isEqualTo(Status.OK);
        assertThat(result.failure()).isEmpty();
        assertThat(result.findings()).isEmpty();
        assertThat(result.checks())
                .extracting(CheckResult.Check::name, CheckResult.Check::outcome)
                .containsExactly(
                        tuple("history", "passed"),
                        tuple("model", "passed"),
                        tuple("downgrades", "passed"),
                        tuple("lint", "passed"),
                        tuple("database", "skipped"));
        assertThat(result.lines()).endsWith("nothing found");
    }

    @Test
    void pendingChangesAreListedWithTheCommandThatWritesThem() throws IOException {
        model("create table books (id int primary key, isbn text); create table authors (id int primary key);");

        CheckResult result = check();

        assertThat(result.status()).isEqualTo(Status.PENDING);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("model-differs");
            assertThat(finding.message()).contains("added column 'books.isbn'");
            assertThat(finding.next()).startsWith("mvn migrate:revision -Dmessage=");
        });
        assertThat(result.failure().orElseThrow().advice()).contains("mvn migrate:revision");
    }

    @Test
    void aRevisionThatDoesNotRunIsToldWithFileAndLineAndNothingElseIsLookedAt() {
        project.with(
                "orders",
                "authors",
                "create table orders (id int);\ncreate index on oders (id);",
                "drop table orders;");

        CheckResult result = check();

        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(result.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("builds");
            assertThat(finding.revision()).contains("orders");
            assertThat(finding.place().orElseThrow().file())
                    .isEqualTo(project.revisions().resolve("orders.sql"));
            assertThat(finding.place().orElseThrow().line()).isEqualTo(8);
            assertThat(finding.message()).contains("relation \"oders\" does not exist");
        });
        assertThat(result.checks())
                .extracting(CheckResult.Check::outcome)
                .containsExactly("failed", "skipped", "skipped", "skipped", "skipped");
        assertThat(result.checks().get(0).detail()).isEqualTo("3 revisions do not build from an empty database");
    }

    @Test
    void whatAnOlderServerDoesNotKnowMayBeNoMistake(@TempDir Path elsewhere) {
        Project old = new Project(elsewhere, 13, 13)
                .with("t", "", "create table t (a int, constraint a check (a > 0)) nothing 13 knows;", "drop table t;");

        CheckResult result =
                old.engine().check(request(Set.of(Part.MODEL), Optional.empty(), Severity.ERROR, List.of()));

        assertThat(result.findings())
                .extracting(Finding::next)
                .containsExactly("Fix the file; revisions must build the whole schema from nothing, in their order."
                        + " It ran on PostgreSQL 13; if your server is newer, set -Dmigrate.postgresVersion= to its"
                        + " major version.");
    }

    @Test
    void severalHeadsAreAnError() {
        project.withTable("orders", "books");

        assertThat(rules(check(Set.of(Part.MODEL)))).containsExactly("one-head");
    }

    @Test
    void downgradesThatForgetAreErrorsAndThoseThatAreMissingWarnings() throws IOException {
        project.with("index", "authors", "create index by_id on books (id);", "select 1;");
        project.with("rows", "index", "insert into books values (1);", "");
        project.with("nothing", "rows", "", "");
        model("create table books (id int primary key); create table authors (id int primary key);"
                + " create index by_id on books (id)");

        CheckResult result = check(Set.of(Part.LINT));

        assertThat(result.findings())
                .extracting(Finding::rule, finding -> finding.revision().orElseThrow(), Finding::severity)
                .containsExactlyInAnyOrder(
                        tuple("downgrade-differs", "index", Severity.ERROR),
                        tuple("no-downgrade", "rows", Severity.WARNING));
        assertThat(result.findings().get(1).place().orElseThrow().line())
                .as("where the downgrade begins")
                .isEqualTo(10);
    }

    @Slow
    @Test
    void aDowngradeInJavaMustUndoItsUpgradeToo() throws IOException {
        project.withFile(
                "Forgets.java", inJava("forgets", "authors", "create table drafts (id int primary key)", "select 1"));
        project.withFile("Keeps.java", inJava("keeps", "forgets", "insert into books values (1)", "select 1"));
        project.withFile(
                "Undoes.java", inJava("undoes", "keeps", "create index by_id on books (id)", "drop index by_id"));
        model("create table books (id int primary key); create table authors (id int primary key);"
                + " create table drafts (id int primary key); create index by_id on books (id)");

        CheckResult result = check(Set.of(Part.LINT));

        assertThat(result.findings())
                .extracting(Finding::rule, finding -> finding.revision().orElseThrow(), finding -> finding.place()
                        .orElseThrow()
                        .file())
                .containsExactly(
                        tuple(
                                "downgrade-differs",
                                "forgets",
                                project.revisions().resolve("Forgets.java")),
                        tuple("downgrade-differs", "keeps", project.revisions().resolve("Keeps.java")));
        assertThat(result.findings().get(0).message()).contains("does not undo its upgrade", "added table 'drafts'");
        assertThat(result.findings().get(1).message())
                .contains("the upgrade of Keeps.java (keeps) does not run again", "duplicate key value");
    }

    private static String inJava(String id, String revises, String up, String down) {
        return """
            // Revision ID: %1$s
            // Revises: %2$s
            // Create Date: 2026-11-22T21:32:00Z
            // Message: %1$s
            import java.sql.*;

            class %3$s {
                void upgrade(Connection connection) throws SQLException {
                    connection.createStatement().execute("%4$s");
                }

                void downgrade(Connection connection) throws SQLException {
                    connection.createStatement().execute("%5$s");
                }
            }
            """.formatted(id, revises, Character.toUpperCase(id.charAt(0)) + id.substring(1), up, down);
    }

    @Test
    void whatOnlyWarnsFailsWhereThatIsWanted() {
        project.with("rows", "authors", "insert into books values (1);", "");

        assertThat(check().failure()).isEmpty();
        assertThat(check(request(Set.of(), Optional.empty(), Severity.WARNING, List.of()))
                        .failure())
                .isPresent();
    }

    @Test
    void aMarkOfWhatIsNotProvenIsAnError() {
        project.with("rows", "authors", "-- NOT PROVEN: still different\nselect 1;", "select 1;");

        CheckResult result = check();

        assertThat(rules(result)).containsExactly("not-proven");
        assertThat(result.findings().get(0).place().orElseThrow().line()).isEqualTo(7);
    }

    @Test
    void eachPartCanBeLeftOutByItsName() {
        project.with("rows", "authors", "-- NOT PROVEN: still different\ncreate table x ();", "select 1;");

        assertThat(rules(check(Part.named(List.of("history", " model", "lint")))))
                .containsExactly("downgrade-differs");
        assertThat(rules(check(Part.named(List.of("history", "model", "downgrades", "lint")))))
                .isEmpty();
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> Part.named(List.of("modell")))
                .withMessageContaining("names 'modell'")
                .satisfies(failure -> assertThat(failure.advice())
                        .isEqualTo("Choose from history, model, downgrades, lint, database."));
    }

    @Test
    void onlyWhatComesAfterARevisionIsWalked() {
        project.with("index", "authors", "create index by_id on books (id);", "select 1;");
        project.withTable("orders", "index");

        assertThat(rules(check(since("index")))).isEmpty();
        assertThat(rules(check(since("authors")))).containsExactly("downgrade-differs");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> check(since("nowhere")))
                .withMessageContaining("nowhere");
    }

    private CheckRequest since(String revision) {
        return request(Set.of(Part.MODEL, Part.LINT), Optional.of(revision), Severity.ERROR, List.of());
    }

    @Slow
    @Test
    void whatWasProvenIsRememberedUntilAnythingOfItChanges() throws IOException {
        check();
        assertThat(shownBefore(check())).containsExactly("history", "model", "downgrades", "lint");

        project.withTable("orders", "authors");
        assertThat(shownBefore(check(Set.of(Part.MODEL)))).isEmpty();
        assertThat(shownBefore(check(Set.of(Part.MODEL)))).containsExactly("history", "downgrades", "lint");

        project.with("orders", "authors", "create table orders (id int primary key);", "drop table orders; -- !");
        assertThat(shownBefore(check(Set.of(Part.MODEL)))).isEmpty();

        model("create table books (id int primary key); create table authors (id int primary key);"
                + " create table orders (id int primary key);");
        assertThat(shownBefore(check())).containsExactly("history", "downgrades", "lint");
        assertThat(shownBefore(check())).containsExactly("history", "model", "downgrades", "lint");
    }

    @Slow
    @Test
    void whatLintFindsFailsAndIsRememberedWhereItOnlyWarns() throws IOException {
        model("create table books (id int primary key); create table authors (id int primary key);"
                + " create index by_id on books (id)");
        project.with("index", "authors", "create index by_id on books (id);", "drop index by_id;");

        Finding found = check().findings().stream()
                .filter(finding -> finding.rule().equals("idx-not-concurrent"))
                .findFirst()
                .orElseThrow();
        assertThat(found.place().orElseThrow().line()).isEqualTo(7);
        assertThat(found.rewrite()).isPresent();
        assertThat(check().status()).isEqualTo(Status.FAILED);
        assertThat(check().failure().orElseThrow().advice())
                .contains("-- migrate:allow RULE: REASON (", "idx-not-concurrent");

        CheckResult warned = check(linted("idx-not-concurrent:warning"));
        assertThat(warned.failure()).isEmpty();
        assertThat(warned.findings()).contains(found.as(Severity.WARNING));
        CheckResult again = check(linted("idx-not-concurrent:warning"));
        assertThat(shownBefore(again)).contains("lint");
        assertThat(again.findings()).isEqualTo(warned.findings());
        assertThat(shownBefore(check(linted("idx-not-concurrent:error")))).doesNotContain("lint");
    }

    private CheckRequest linted(String rule) {
        CheckRequest request = request(Set.of(), Optional.empty(), Severity.ERROR, List.of());
        return new CheckRequest(
                request.skipped(),
                request.since(),
                request.sinceRevision(),
                request.checkDatabase(),
                new LintParameters(List.of(rule), request.lint().sizes(), true),
                request.failOn(),
                request.model(),
                request.reports(),
                request.options());
    }

    @Test
    void sinceTheBaseIsEverything() {
        CheckResult result = check(request(Set.of(), Optional.of("base"), Severity.ERROR, List.of()));

        assertThat(result.checks().get(2).detail()).endsWith(" walked up, down and up (all)");
    }

    @Test
    void aCommentWithAReasonAllowsADowngradeToDifferOrToBeMissing() {
        String reason = ": rows that were merged cannot be told apart again";
        project.with(
                "index",
                "authors",
                "create index by_id on books (id);",
                "-- migrate:allow downgrade-differs" + reason + "\nselect 1;");
        project.with("rows", "index", "-- migrate:allow no-downgrade" + reason + "\ninsert into books values (1);", "");

        CheckResult first = check(Set.of(Part.MODEL));
        CheckResult again = check(Set.of(Part.MODEL));

        assertThat(rules(first)).doesNotContain("downgrade-differs", "no-downgrade", "unused-allowance");
        assertThat(rules(again)).isEqualTo(rules(first));
        assertThat(again.lines()).contains("downgrades: passed, 3 walked up, down and up (all) (shown before)");
    }

    @Test
    void whatTheCommentAllowedIsFoundOnceItIsGone() {
        String allowed = "-- migrate:allow downgrade-differs: for now\nselect 1;";
        project.with("index", "authors", "create index by_id on books (id);", allowed);
        check(Set.of(Part.MODEL, Part.LINT));
        project.with("index", "authors", "create index by_id on books (id);", "select 1;");

        assertThat(rules(check(Set.of(Part.MODEL, Part.LINT)))).containsExactly("downgrade-differs");
    }

    @Test
    void aCommentThatAllowsNothingOfADowngradeIsFound() {
        project.with(
                "index",
                "authors",
                "-- migrate:allow no-downgrade: there is one by now\ncreate index by_id on books (id);",
                "-- migrate:allow downgrade-differs: it once did\ndrop index by_id;");

        for (int run = 0; run < 2; run++) {
            assertThat(check(Set.of(Part.MODEL, Part.LINT)).findings())
                    .extracting(
                            Finding::rule,
                            finding -> finding.place().orElseThrow().line())
                    .containsExactly(tuple("unused-allowance", 7), tuple("unused-allowance", 11));
        }
    }

    @Test
    void theRulesThatACommentAllowsBesideThoseOfLintAreThoseOfDowngrades() {
        assertThat(LintRules.OF_CHECK)
                .containsExactlyInAnyOrder(CheckRules.HAS_DOWNGRADE.id(), CheckRules.COMES_BACK.id());
    }

    @Slow
    @Test
    void aFailureIsNeverRemembered() {
        project.with("index", "authors", "create index by_id on books (id);", "select 1;");
        List<String> first = rules(check());

        assertThat(first).contains("downgrade-differs", "model-differs");
        assertThat(rules(check())).isEqualTo(first);
    }

    private static List<String> shownBefore(CheckResult result) {
        return result.checks().stream()
                .filter(check -> check.detail().endsWith("(shown before)"))
                .map(CheckResult.Check::name)
                .toList();
    }

    @Slow
    @Test
    void theDatabaseIsAskedOnlyWhenThatIsWanted() throws IOException {
        project.upgrade("head");
        int before = project.log().size();
        assertThat(rules(checkDatabase())).isEmpty();
        assertThat(project.log().subList(before, project.log().size()))
                .filteredOn(line -> line.contains("Database: "))
                .hasSize(1);

        project.run("alter table books add by_hand text");
        CheckResult drifted = checkDatabase();
        assertThat(drifted.status()).isEqualTo(Status.DRIFT);
        assertThat(drifted.findings().get(0).message()).contains("Not in the revisions: column 'books.by_hand'");
        assertThat(rules(check())).isEmpty();

        project.with(
                "authors", "books", "create table authors (id int primary key, edited int);", "drop table authors;");
        CheckResult two = checkDatabase();
        assertThat(rules(two)).containsExactly("model-differs", "edited");
        MigrationFailure failure = two.failure().orElseThrow();
        assertThat(failure).hasMessageContaining("[edited] revisions/authors.sql:");
        assertThat(failure.advice())
                .contains("[model-differs] mvn migrate:revision", "[edited] ")
                .doesNotContain("migrate:allow");

        Files.delete(project.revisions().resolve("authors.sql"));
        assertThat(rules(checkDatabase())).containsExactly("model-differs", "ahead");
    }

    private CheckResult checkDatabase() {
        CheckRequest request = request(Set.of(), Optional.empty(), Severity.ERROR, List.of());
        return check(new CheckRequest(
                request.skipped(),
                request.since(),
                request.sinceRevision(),
                true,
                request.lint(),
                request.failOn(),
                request.model(),
                request.reports(),
                request.options()));
    }

    @Test
    void reportsAreWrittenWhereAndAsWanted() throws IOException {
        project.with("index", "authors", "create index by_id on books (id);", "select 1;");

        check(request(Set.of(Part.MODEL), Optional.empty(), Severity.ERROR, List.of(ReportFormat.values())));

        for (ReportFormat format : ReportFormat.values()) {
            assertThat(directory.resolve("reports").resolve(format.fileName("check")))
                    .content()
                    .contains("downgrade-differs");
        }
        assertThat(directory.resolve("reports/check.junit.xml"))
                .content()
                .contains("classname=\"migrate.index\" name=\"downgrade-differs: The downgrade undoes the upgrade\"")
                .contains("classname=\"migrate.books\" name=\"downgrade-differs: The downgrade undoes the upgrade\"");
        assertThat(directory.resolve("reports/check.github.txt"))
                .content()
                .startsWith("::error file=revisions/index.sql,line=10,col=1,title=downgrade-differs::");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> ReportRequest.formats(List.of("junit", "pdf")))
                .withMessageContaining("names 'pdf'");
    }

    private static List<String> rules(CheckResult result) {
        return result.findings().stream().map(Finding::rule).toList();
    }

    private CheckResult check() {
        return check(Set.of());
    }

    private CheckResult check(Set<Part> skipped) {
        return check(request(skipped, Optional.empty(), Severity.ERROR, List.of()));
    }

    private CheckResult check(CheckRequest request) {
        return project.engine().check(request);
    }

    private CheckRequest request(
            Set<Part> skipped, Optional<String> sinceRevision, Severity failOn, List<ReportFormat> formats) {
        return new CheckRequest(
                skipped,
                Optional.empty(),
                sinceRevision,
                false,
                new LintParameters(List.of(), directory.resolve("migrate-sizes.tsv"), true),
                failOn,
                SchemaFileRevision.in(directory, "").request().model(),
                new ReportRequest(formats, directory.resolve("reports"), directory.resolve("pom.xml"), "1.2.3"),
                ExecutionOptions.defaults());
    }
}
