package io.github.migratemaven.autogenerate.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.migratemaven.autogenerate.draft.ReferenceRows;
import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.catalog.reader.CatalogReader;
import io.github.migratemaven.catalog.reader.CatalogScope;
import io.github.migratemaven.engine.sizes.SizesGoal;
import io.github.migratemaven.importing.OtherHistory;
import io.github.migratemaven.kind.Kinds;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.LiveReading;
import io.github.migratemaven.postgres.connection.StatementWatch;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.testing.Await;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.OtherSession;
import io.github.migratemaven.testing.RecordingReporter;
import io.github.migratemaven.testing.TestPostgres;
import io.github.migratemaven.testing.TestShadow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LiveComparisonTest {
    private static final String TABLES = "create table a (id int primary key, name text); create index ix on a (name);";

    private final ConnectionSettings live = TestPostgres.freshDatabase();

    @Test
    void aDatabaseAsItsRevisionsBuildItHasNoDifference() throws SQLException {
        run(live, TABLES);

        assertThat(differences(live)).isEmpty();
    }

    @Test
    void everyHandMadeChangeIsNamed() throws SQLException {
        run(
                live,
                TABLES
                        + "alter table a alter column name set not null; drop index ix; create view v as select 1 as"
                        + " one");

        assertThat(differences(live))
                .containsExactlyInAnyOrder(
                        "Different in the database: column 'a.name' (notNull: none -> constraint a_name_not_null not null)"
                                .replace("constraint a_name_not_null ", ""),
                        "Missing in the database: index 'ix' on '[\"name\"]'",
                        "Not in the revisions: view 'v'");
    }

    /** PostgreSQL waits for a lock on a view before it prints its definition. */
    @Test
    void somebodysLockIsNotWaitedForForEverAndIsNamed() throws SQLException {
        run(live, TABLES + "create view v as select 1 as one");
        RecordingReporter reporter = new RecordingReporter();
        LiveComparison comparison = comparison(Duration.ofSeconds(4), reporter);
        try (OtherSession other = OtherSession.inTransaction(new Database(live), "drop view v")) {
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> comparison.differences(live, List.of(), Set.of(), id -> false))
                    .withMessageContaining("; held by process ")
                    .withMessageContaining("\"the other one\", idle in transaction"));
            assertThat(reporter.all()).contains("Waiting for a lock held by process ");
            other.commit();
        }
    }

    @Test
    void aPreparedTransactionThatKeepsAReaderWaitingIsNamedMeanwhile() throws SQLException {
        run(live, TABLES + "create view v as select 1 as one");
        Database database = new Database(live);
        RecordingReporter reporter = new RecordingReporter();
        LiveComparison comparison = comparison(Duration.ofMinutes(2), reporter);
        database.run("begin; drop view v; prepare transaction 'forgotten reader'");
        try {
            CompletableFuture<List<SchemaDifference>> found =
                    Await.background(() -> comparison.differences(live, List.of(), Set.of(), id -> false));
            Await.until("the prepared transaction is named", () -> reporter.all()
                    .contains("Waiting for a lock held by the prepared transaction 'forgotten reader'"));
            database.run("rollback prepared 'forgotten reader'");
            assertThat(Await.result(found)).isNotEmpty();
        } finally {
            if (database.value("select count(*) from pg_prepared_xacts where gid = 'forgotten reader'")
                    .equals("1")) {
                database.run("rollback prepared 'forgotten reader'");
            }
        }
    }

    private static LiveComparison comparison(Duration patience, RecordingReporter reporter) {
        StatementWatch.Waits quick =
                new StatementWatch.Waits(Duration.ofMillis(600), Duration.ofSeconds(10), Duration.ofSeconds(60));
        return new LiveComparison(
                new TestShadow(18), JavaRevisions.withoutProject(), new LiveReading(patience, quick, reporter));
    }

    /** For any two types of the catalog's columns that PostgreSQL has no operator of its own for, there is one in public. */
    private static final String TRAPS = """
        do $$
        declare l text; r text; o text;
          types text[] := array['name', 'text', '"char"', 'bool', 'int2', 'int4', 'int8', 'oid', 'regclass', 'regtype',
            'regnamespace', 'name[]', 'text[]', 'int2[]', 'oid[]'];
        begin
          perform set_config('search_path', 'pg_catalog', true);
          foreach l in array types loop foreach r in array types loop
            execute format('create function public.trap(%s, %s) returns bool language plpgsql as $b$'
              ' begin raise $m$trapped$m$; end $b$', l, r);
            foreach o in array array['=', '<>', '<', '>', '<=', '>=', '||', '~', '!~', '~~', '+', '-', '&', '@>', '&&'] loop
              if not exists (select from pg_operator where oprname = o and oprleft = l::regtype and oprright = r::regtype) then
                execute format('create operator public.%s (function = public.trap, leftarg = %s, rightarg = %s)', o, l, r);
              end if;
            end loop;
          end loop; end loop;
        end $$;
        """;

    @Test
    void operatorsOfOthersAreNeverCalledByWhoeverReads() throws SQLException {
        String schema = """
            create schema app;
            create type app.mood as enum ('sad', 'glad');
            create domain app.short as text check (length(value) < 9);
            create table app.a (id int generated always as identity primary key, name app.short default 'x', m app.mood);
            create table app.b (a int references app.a on delete cascade, n int check (n > 0), name text unique);
            create index on app.b (lower(name)) where n > 1;
            create view app.v as select a.id, b.n from app.a join app.b on b.a = a.id where a.id = 1;
            create function app.f() returns trigger language plpgsql as 'begin return new; end';
            create trigger t before update on app.b for each row when (old.n is distinct from new.n)
              execute function app.f();
            alter table app.b enable row level security;
            create policy p on app.b using (n = 1);
            grant select on app.v to public;
            comment on table app.a is 'a';
            create table app.parts (n int) partition by range (n);
            create table app.part partition of app.parts for values from (1) to (9);
            """;
        run(live, schema + TRAPS);
        CatalogScope scope = new CatalogScope("public", Set.of("app"), id -> false);
        try (Connection connection = live.open()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> new CatalogReader(Kinds.ALL, scope).read(connection));
            assertThat(OtherHistory.in(connection)).isEmpty();
        }

        assertThat(SchemaDifference.lines(new LiveComparison(new TestShadow(18), JavaRevisions.withoutProject())
                        .differences(live, List.of(first(schema)), Set.of("app"), id -> false)))
                .isEmpty();
        assertThat(ReferenceRows.read(live, List.of("app.b", "app.a"), LiveReading.usual(Reporter.silent()))
                        .counts())
                .containsOnlyKeys("app.a", "app.b");
        assertThat(SizesGoal.read(live).tables()).containsKeys("app.a", "app.part");
    }

    @Test
    void theConnectionsOwnSchemaIsTheOneThatRevisionsFill() throws SQLException {
        run(live, "create schema app");
        ConnectionSettings inApp = new ConnectionSettings(
                live.host(),
                live.port(),
                live.database(),
                live.user(),
                live.password(),
                Map.of("currentSchema", "app"),
                Map.of());
        run(inApp, TABLES);

        assertThat(differences(inApp)).isEmpty();
    }

    /** What PostgreSQL prints of this check it prints otherwise once it has read it. */
    @Test
    void aListOfVarcharsIsTheSameHoweverManyTimesItWasPrinted() throws SQLException {
        String table = "create table a (v varchar(20), constraint c check (%s));";
        String raw = "v in ('x', 'y')";
        String printed = "((v)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]))";
        run(live, table.formatted(raw));

        assertThat(differences(live, table.formatted(raw))).isEmpty();
        assertThat(differences(live, table.formatted(printed))).isEmpty();
        assertThat(differences(live, table.formatted("v in ('x', 'z')"))).hasSize(1);
    }

    private static void run(ConnectionSettings database, String script) throws SQLException {
        try (Connection connection = database.open()) {
            ScriptRunner.run(connection, script, "test.sql", 1);
        }
    }

    private static List<String> differences(ConnectionSettings database) {
        return differences(database, TABLES);
    }

    private static List<String> differences(ConnectionSettings database, String upgrade) {
        return SchemaDifference.lines(new LiveComparison(new TestShadow(18), JavaRevisions.withoutProject())
                .differences(database, List.of(first(upgrade)), Set.of(), id -> false));
    }

    private static Revision first(String upgrade) {
        return new Revision(
                "a1",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                "First",
                new Script(upgrade, 1, true),
                new Script("drop table a;", 1, true),
                Optional.empty(),
                Optional.empty());
    }
}
