package io.github.migratemaven.engine.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.engine.drift.DriftRequest;
import io.github.migratemaven.engine.lint.LintRequest;
import io.github.migratemaven.engine.lint.LintResult;
import io.github.migratemaven.engine.result.ReportRequest;
import io.github.migratemaven.engine.squash.SquashRequest;
import io.github.migratemaven.engine.stamp.StampRequest;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParametersTest {
    private static final String HOSTILE = "x\"; drop table kept; --";

    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aTenantsSchema() {
        project = new Project(directory);
        declaring("a1", "", """
                -- migrate:parameter tenant identifier
                -- migrate:parameter note literal = none
                -- migrate:parameter most integer = 10""", """
                -- migrate:verify have another note: select 1 from :{tenant}.t where note <> :{note}
                create schema :{tenant};
                create table :{tenant}.t (a int check (a < :{most}), note text default :{note});
                insert into :{tenant}.t values (1, :{note});""", "drop table :{tenant}.t; drop schema :{tenant};");
    }

    private void declaring(String id, String parents, String declarations, String upgrade, String downgrade) {
        project.withFile(id + ".sql", """
            -- Revision ID: %s
            -- Revises: %s
            -- Create Date: 2026-11-22T21:31:00Z
            -- Message: Make %s
            %s

            -- migrate:upgrade
            %s

            -- migrate:downgrade
            %s
            """.formatted(id, parents, id, declarations, upgrade, downgrade));
    }

    @Test
    void hostileValuesAreNamesAndTextsAndNothingElse() {
        String note = "'); drop table kept; -- \\'";
        project.run("create table kept ()");
        project.withParameter("tenant", HOSTILE).withParameter("note", note);

        project.engine()
                .upgrade(new MoveRequest(
                        "head",
                        false,
                        false,
                        ExecutionOptions.defaults()
                                .withOverrides(
                                        ExecutionOptions.defaults().overrides().withNonEmpty(true))));

        assertThat(project.column("select nspname from pg_namespace where nspname like 'x%'"))
                .containsExactly(HOSTILE);
        assertThat(project.column("select note from \"x\"\"; drop table kept; --\".t"))
                .containsExactly(note);
        assertThat(project.column("select to_regclass('kept')")).containsExactly("kept");
        project.downgrade("base");
        assertThat(project.column("select nspname from pg_namespace where nspname like 'x%'"))
                .isEmpty();
        assertThat(project.column("select to_regclass('kept')")).containsExactly("kept");
    }

    @Test
    void allThatHaveNoValueAreListedBeforeAnythingRuns() {
        declaring(
                "a2",
                "a1",
                "-- migrate:parameter more list\n-- migrate:parameter size integer = 3",
                """
                create table u (a int default :{size}, b text check (b in (:{more})));""",
                "drop table u;");
        project.withParameter("most", "1; drop table kept");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("a1.sql (a1): tenant (identifier) has no value")
                .withMessageContaining("a1.sql (a1): most (integer): '1; drop table kept' of the POM is no integer")
                .withMessageContaining("a2.sql (a2): more (list) has no value")
                .satisfies(failure -> assertThat(failure.getMessage().lines()).hasSize(4))
                .satisfies(failure -> assertThat(failure.advice()).contains("-Dmigrate.parameter.NAME=..."));
        assertThat(project.column("select to_regclass('migrate_revision')")).containsExactly((String) null);
    }

    @Test
    void whatOnlyTheWayBackAsksForIsAskedForBeforeTheUpgradeToo() {
        declaring(
                "a2",
                "a1",
                "-- migrate:parameter heir identifier",
                "create table u ();",
                "alter table u rename to :{heir}; drop table :{heir};");
        project.withParameter("tenant", "acme");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("a2.sql (a2): heir (identifier) has no value");
        assertThat(project.column("select to_regclass('migrate_revision')")).containsExactly((String) null);
    }

    @Test
    void whatWasAppliedIsTakenBackWithItsOwnValuesAndTheDifferenceIsSaid() {
        project.withParameter("tenant", "acme");
        project.upgrade("head");
        assertThat(project.column("select detail from migrate_event where kind = 'parameters'"))
                .containsExactly("most = '10', note = 'none', tenant = 'acme'");
        project.run("create schema other; create table other.t ()");
        project.withParameter("tenant", "other");

        project.downgrade("base");

        assertThat(project.log())
                .anyMatch(line -> line.startsWith("WARN ")
                        && line.endsWith(
                                "was applied with tenant = 'acme' and goes on with that, not with what is given"
                                        + " now: tenant = 'other'"));
        assertThat(project.column("select nspname from pg_namespace where nspname in ('acme', 'other')"))
                .containsExactly("other");
        assertThat(project.column("select to_regclass('other.t')")).containsExactly("other.t");
    }

    @Test
    void aCheckoutWithoutTheFileTakesItBackWithTheValuesOfThen() throws Exception {
        project.withParameter("tenant", "acme");
        project.upgrade("head");
        Files.delete(project.revisions().resolve("a1.sql"));

        project.downgrade("base");

        assertThat(project.column("select nspname from pg_namespace where nspname = 'acme'"))
                .isEmpty();
    }

    @Test
    void driftIsJudgedByTheValuesOfThen() {
        project.withParameter("tenant", "acme");
        project.upgrade("head");
        project.withParameter("tenant", "other");

        assertThat(project.engine()
                        .drift(new DriftRequest(ExecutionOptions.defaults()))
                        .differences())
                .isEmpty();
        assertThat(project.current().lines()).noneMatch(line -> line.contains("edited"));
    }

    @Test
    void anEditedFileIsComparedUnderTheValuesOfThen() {
        project.withParameter("tenant", "acme");
        project.upgrade("head");
        project.withFile("a1.sql", project.text("a1.sql").replace("a int", "a bigint"));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .withMessageContaining("statement 2 of the upgrade section")
                .withMessageNotContaining("statement 1");
    }

    @Test
    void aDryRunShowsWhatWouldRun() {
        project.withParameter("tenant", "acme");

        assertThat(project.engine()
                        .upgrade(new MoveRequest("head", true, true, ExecutionOptions.defaults()))
                        .lines())
                .anyMatch(line -> line.contains("create schema \"acme\";"));
        assertThat(project.column("select to_regclass('acme.t')")).containsExactly((String) null);
    }

    @Test
    void aScriptHoldsTheValuesAndRecordsThem() {
        project.withParameter("tenant", "acme");

        String script = project.engine()
                .upgradeScript(new ScriptRequest("head", ExecutionOptions.defaults()))
                .sql();

        assertThat(script)
                .contains("create schema \"acme\";")
                .contains("'parameters', 'a1', '{}', '{}', 'done', 0, 'most = ''10'', note = ''none'', tenant ="
                        + " ''acme''');")
                .doesNotContain(":{tenant}");
    }

    @Test
    void aValueForNothingIsSaid() {
        project.withParameter("tenant", "acme").withParameter("tennant", "b");

        project.upgrade("head");

        assertThat(project.log())
                .contains("WARN No revision has a parameter tennant, for which a value is given; those that there are:"
                        + " most, note, tenant");
    }

    @Test
    void aStatementOutsideOfATransactionHasItsValueToo() {
        project.withFile("a1.sql", """
            -- Revision ID: a1
            -- Revises:
            -- Create Date: 2026-11-22T21:31:00Z
            -- Message: Make a1
            -- migrate:parameter name identifier = ix

            -- migrate:upgrade transaction=off
            create table t (a int);
            create index concurrently :{name} on t (a);

            -- migrate:downgrade
            drop table t;
            """);

        project.upgrade("head");

        assertThat(project.column("select indexrelid::regclass from pg_index where indrelid = 't'::regclass"))
                .containsExactly("ix");
        assertThat(project.column("select detail from migrate_event where kind = 'parameters'"))
                .containsExactly("name = 'ix'");
    }

    @Test
    void stampingRecordsTheValuesThatTheDatabaseWasComparedWith() {
        project.run("create schema acme; create table acme.t (a int check (a < 10), note text default 'none')");
        project.withParameter("tenant", "acme");

        project.engine().stamp(new StampRequest(List.of("head"), false, false, ExecutionOptions.defaults()));

        assertThat(project.column("select detail from migrate_event where kind = 'parameters'"))
                .containsExactly("most = '10', note = 'none', tenant = 'acme'");
    }

    @Test
    void lintTracesItWithItsValuesOrListsThoseThatAreMissing() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(this::lint)
                .withMessageContaining("tenant (identifier) has no value");

        project.withParameter("tenant", "acme");

        assertThat(lint().lines()).noneMatch(line -> line.contains(":{tenant}"));
    }

    private LintResult lint() {
        return project.engine()
                .lint(new LintRequest(
                        List.of("a1"),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        directory.resolve("migrate-sizes.tsv"),
                        List.of(),
                        true,
                        Severity.ERROR,
                        new ReportRequest(List.of(), directory.resolve("reports"), directory.resolve("pom.xml"), "1")));
    }

    @Test
    void aSquashWouldWriteTheValuesDown() {
        project.withTable("a2", "a1");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.engine().squash(new SquashRequest(":a2", "Squash", Optional.of("sq"), false)))
                .withMessageContaining("a1.sql (a1) has parameters");
    }
}
