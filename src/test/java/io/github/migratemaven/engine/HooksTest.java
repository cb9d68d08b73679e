package io.github.migratemaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.engine.upgrade.MoveRequest;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.hook.Hooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQL that runs with each upgrade and downgrade, within the transactions of its revisions. */
class HooksTest {
    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void aHistory() {
        project = new Project(directory)
                .withTable("a1", "")
                .withFile("b1.sql", """
                    -- Revision ID: b1
                    -- Revises: a1
                    -- Create Date: 2026-11-22T21:31:00Z
                    -- Message: Index

                    -- migrate:upgrade transaction=off
                    create index concurrently ix_a1 on a1 (id);

                    -- migrate:downgrade
                    drop index ix_a1;
                    """)
                .with(
                        "c1",
                        "b1",
                        "create table c1 (at text default current_setting('search_path'));",
                        "drop table c1;");
        project.run("create schema hooks; create table hooks.seen (n serial, what text)");
        hook("before-upgrade", "set local search_path = hooks;\n-- tells\ninsert into seen (what) values ('before');");
        hook(
                "after-each",
                "insert into hooks.seen (what) select 'each ' || count(*) from pg_class where relname in"
                        + " ('a1', 'ix_a1', 'c1') and current_setting('search_path') !~ 'hooks';");
        hook("after-upgrade", "insert into hooks.seen (what) values ('after');");
        hook("before-downgrade", "insert into hooks.seen (what) values ('before down');");
        hook("after-each-downgrade", "insert into hooks.seen (what) values ('each down');");
        hook("after-downgrade", "insert into hooks.seen (what) values ('after down');");
    }

    @Test
    void eachRunsInItsPlaceAndOnceOnly() {
        project.upgrade("head");
        assertSeen("before", "each 1", "each 2", "each 3", "after");
        assertThat(project.column("select column_default from information_schema.columns where table_name = 'c1'"))
                .hasSize(1);

        project.upgrade("head");
        assertSeen("before", "each 1", "each 2", "each 3", "after");

        project.run("truncate hooks.seen");
        project.downgrade("base");
        assertSeen("before down", "each down", "each down", "each down", "after down");
    }

    /** Its values are those that the database has recorded, from then on. */
    @Test
    void theyRunAlsoOnceARevisionWithParametersIsApplied() {
        project.withFile("a0.sql", """
            -- Revision ID: a0
            -- Revises:
            -- Create Date: 2026-11-22T21:30:00Z
            -- Message: Limit
            -- migrate:parameter most integer = 20
            -- migrate:parameter labels literal = it

            -- migrate:upgrade
            create table limits (most int check (most <= :{most}));
            comment on table limits is :{labels};

            -- migrate:downgrade
            drop table limits;
            """);
        project.upgrade("a0");
        assertSeen("before", "each 0", "after");

        project.upgrade("heads");
        assertSeen("before", "each 0", "after", "before", "each 1", "each 2", "each 3", "after");

        project.run("truncate hooks.seen");
        project.downgrade("base");
        assertSeen("before down", "each down", "each down", "each down", "each down", "after down");
    }

    @Test
    void aRevisionCountsAsAppliedOnlyWithItsHooks() {
        hook("after-upgrade", "insert into hooks.seen (what) values ('after');\nselect 1 / 0;");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .satisfies(failure ->
                        assertThat(failure.problemAndAdvice()).contains("after-upgrade.sql:2", "division by zero"));
        assertThat(project.column("select id from migrate_revision order by id"))
                .containsExactly("a1", "b1");
        assertSeen("before", "each 1", "each 2");

        hook("after-upgrade", "insert into hooks.seen (what) values ('after');");
        project.upgrade("head");
        assertSeen("before", "each 1", "each 2", "before", "each 3", "after");
    }

    @Test
    void aRevisionIsTakenBackWithAHookThatFails() {
        hook("after-each", "select 1 / (select count(*) from pg_class where relname = 'a1');\nselect * from nothing;");
        assertThatExceptionOfType(MigrationFailure.class).isThrownBy(() -> project.upgrade("a1"));
        assertThat(project.column("select relname from pg_class where relname = 'a1'"))
                .isEmpty();
    }

    @Test
    void aDryRunShowsThemAndRunsNone() {
        assertThat(String.join(
                        "\n",
                        project.engine()
                                .upgrade(new MoveRequest("head", true, true, ExecutionOptions.defaults()))
                                .lines()))
                .containsSubsequence(
                        "-- before-upgrade.sql",
                        "create table a1",
                        "-- after-each.sql",
                        "create table c1",
                        "-- after-each.sql",
                        "-- after-upgrade.sql");
        assertSeen();
    }

    @Test
    void whatCannotRunInATransactionIsRefusedBeforeAnythingRuns() {
        hook("after-each", "select 1;\ncommit;");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .satisfies(failure -> assertThat(failure.problemAndAdvice())
                        .contains("after-each.sql:2: a hook runs in the transaction of a revision", "commit"));
        assertSeen();
    }

    /** A check in a hook is asked by nobody. */
    @Test
    void aCommentThatWasMeantToBeObeyedIsRefusedInAHook() {
        hook("after-each", "select 1;\n-- migrate:verify are there: select 1\n");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> project.upgrade("head"))
                .satisfies(failure ->
                        assertThat(failure.problemAndAdvice()).contains("after-each.sql:2:", "migrate:verify"));
        assertSeen();
    }

    @Test
    void whatBearsTheNameOfAHookAndIsNoFileIsRefused() throws IOException {
        Path beside = directory.resolve("no-file");
        Path file = beside.resolve("after-upgrade.sql");
        Files.createDirectories(file);
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> Hooks.in(beside))
                .withMessageContaining("after-upgrade.sql is named like a hook, but is no file");
        Files.delete(file);
        assertThat(Hooks.in(beside)).isEqualTo(Hooks.NONE);
        Files.createSymbolicLink(file, Path.of("nowhere.sql"));
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> Hooks.in(beside))
                .withMessageContaining("after-upgrade.sql is named like a hook, but is no file");
    }

    private void hook(String name, String sql) {
        project.withFile(name + ".sql", sql);
    }

    private void assertSeen(String... what) {
        assertThat(project.column("select what from hooks.seen order by n")).containsExactly(what);
    }
}
