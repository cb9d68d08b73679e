package io.github.migratemaven.execution.session;

import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.Revisions;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.options.Pace;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.RecordingReporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionTest {
    private final Database database = Database.fresh();
    private final RecordingReporter reporter = new RecordingReporter();
    private final Migrator migrator = database.migrator(reporter);

    @Test
    void whatOneRevisionSetsDoesNotReachTheNextNorTheBookkeeping() {
        database.run("create schema s; do $$ begin create role nobody_in_particular; exception when duplicate_object"
                + " then null; end $$");
        RevisionGraph graph = graph(Revisions.of("a1", "", """
            set search_path = s; set statement_timeout = '1h'; set session_replication_role = replica;
            create table here (a int); create temporary table mine (); listen news;
            set role nobody_in_particular;
            """, ""), Revisions.of("a2", "a1", """
                create table seen as select current_user::text as u, current_setting('search_path') as p,
                    current_setting('statement_timeout') as t, current_setting('session_replication_role') as r,
                    to_regclass('mine')::text as m, current_schema()::text as c;
                """, ""));

        migrator.upgrade(graph, "head");

        assertThat(database.value("select concat_ws('|', u, p, t, r, coalesce(m, 'gone'), c) from public.seen"))
                .isEqualTo("postgres|\"$user\", public|0|origin|gone|public");
        assertThat(database.value("select to_regclass('s.here')")).isEqualTo("s.here");
        assertThat(database.rows()).containsExactly("a1", "a2");
    }

    /** A revision in Java may compute for longer than an answer is waited for. */
    @Test
    void aProgramThatAsksNothingForLongKeepsItsConnection() throws Exception {
        Duration soon = Duration.ofMillis(200);
        Duration answer = Duration.ofSeconds(1);
        ExecutionOptions hasty = ExecutionOptions.defaults().withPace(new Pace(soon, soon, soon, answer, soon));
        try (Session session = SessionOpening.open(database.settings(), hasty, reporter)) {
            session.watch().statementStarts("");
            session.run("select 1");
            Thread.sleep(4000);
            session.run("select 1");
            session.watch().statementEnded();
        }

        assertThat(reporter.all()).doesNotContain("its answer has not come");
    }

    @Test
    void whatAMachineOrARoleSetsDoesNotChangeWhatARevisionStores() {
        TimeZone zoneOfThisMachine = TimeZone.getDefault();
        database.run("""
            do $$ begin
              execute format('alter database %I set DateStyle = ''German, DMY''', current_database());
              execute format('alter database %I set IntervalStyle = iso_8601', current_database());
              execute format('alter database %I set bytea_output = escape', current_database());
              execute format('alter database %I set transform_null_equals = on', current_database());
            end $$\
            """);
        TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
        try {
            migrator.upgrade(graph(Revisions.of("a1", "", """
                create table seen as select timestamptz '2026-07-01 00:00' = '2026-07-01 00:00+00' as utc,
                    date '01/02/2026' = '2026-01-02' as month_first, '1 day'::interval::text as day,
                    '\\x00'::bytea::text as bytes, (select 1 where null::int = null) as unknown;
                """, "")), "head");
        } finally {
            TimeZone.setDefault(zoneOfThisMachine);
        }

        assertThat(database.value("select concat_ws('|', utc, month_first, day, bytes, coalesce(unknown::text, 'null'))"
                        + " from seen"))
                .isEqualTo("t|t|1 day|\\x00|null");
    }

    @Test
    void objectsGoWhereTheConnectionSaysAndTheLogShowsIt() {
        database.run("create schema app");
        var settings = database.settings();
        var inApp = new io.github.migratemaven.postgres.connection.ConnectionSettings(
                settings.host(),
                settings.port(),
                settings.database(),
                settings.user(),
                settings.password(),
                Map.of("currentSchema", "app"),
                settings.origins());

        new Migrator(inApp, ExecutionOptions.defaults(), reporter)
                .upgrade(graph(Revisions.of("a1", "", "create table t ();", "")), "head");

        assertThat(database.column("select id from app.migrate_revision")).containsExactly("a1");
        assertThat(database.value("select to_regclass('app.t')")).isEqualTo("app.t");
        assertThat(reporter.all()).contains("search_path app");
    }

    @Test
    void aSearchPathWithoutAnySchemaIsRefused() {
        database.run("drop schema public");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(graph(Revisions.of("a1", "", "create schema x;", "")), "head"))
                .withMessageContaining("names no existing schema");
    }

    @Test
    void aDeferredConstraintFailsTheRevisionThatBrokeIt() {
        RevisionGraph graph = graph(Revisions.of("a1", "", """
            create table t (id int primary key, up int references t deferrable initially deferred);
            insert into t values (1, 2);
            """, ""));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(graph, "head"))
                .withMessageContaining("violates foreign key constraint");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void bytesReachTheServerAsTheyStand() {
        RevisionGraph graph = graph(Revisions.of("a1", "", """
            create table t (a text);
            insert into t values ('{d ?} \t\\n \uD83D\uDE00 ''{fn now()}'''), (E'tab\\there'), ($x$ ; $x$);
            select '{"a": 1}'::jsonb ? 'a', array[1,2] @> array[1];
            create function f() returns int language sql begin atomic select 1; select 2; end;
            copy t from stdin;
            row one\\twith tab
            it's ; -- not a comment
            \\.
            /* a /* nested */ comment */ insert into t values ('after');
            """, ""));

        migrator.upgrade(graph, "head");

        assertThat(database.column("select a from t"))
                .containsExactly(
                        "{d ?} \t\\n \uD83D\uDE00 '{fn now()}'",
                        "tab\there",
                        " ; ",
                        "row one\twith tab",
                        "it's ; -- not a comment",
                        "after");
    }

    @Test
    void whatTheServerSaysIsShownWithItsPlace() {
        database.migrator(reporter)
                .upgrade(
                        graph(
                                Revisions.of("a1", "", """
                                    drop table if exists absent;
                                    do $$ begin raise warning 'look at %', 42; end $$;
                                    create table t (a int);
                                    create function loud() returns trigger language plpgsql
                                      as $$ begin raise notice 'row %', new.a; return new; end $$;
                                    create trigger loud before insert on t for each row execute function loud();
                                    copy t from stdin;
                                    1
                                    \\.
                                    """, ""),
                                Revisions.nonTransactional("a2", "a1", "vacuum (verbose) t;", "")),
                        "head");

        assertThat(reporter.all())
                .contains("a1.sql:7: NOTICE: table \"absent\" does not exist, skipping")
                .contains("a1.sql:8: WARNING: look at 42")
                .contains("a1.sql:13: NOTICE: row 1")
                .contains("a2.sql:7: INFO: vacuuming");
    }

    @Test
    void pendingTriggerEventsAreExplained() {
        RevisionGraph graph = graph(Revisions.of(
                "a1",
                "",
                "create table t (a int primary key, b int references t deferrable initially deferred);"
                        + " insert into t values (1, 1); alter table t add c int;",
                ""));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(graph, "head"))
                .withMessageContaining("pending trigger events")
                .satisfies(failure -> assertThat(failure.advice()).contains("\"set constraints all immediate\""));
    }

    @Test
    void aCursorThatARevisionLeftOpenIsClosedBeforeTheNext() {
        RevisionGraph graph = graph(
                Revisions.of(
                        "a1",
                        "",
                        "create table t (a int); insert into t values (1);"
                                + " declare left_open cursor with hold for select * from t; fetch left_open;",
                        ""),
                Revisions.of("a2", "a1", "create table seen as select name from pg_cursors where name <> '';", ""));

        migrator.upgrade(graph, "head");

        assertThat(database.column("select name from seen")).isEmpty();
    }

    @Test
    void commitsAreDurableWhateverTheRoleSays() {
        database.run("alter database " + database.settings().database() + " set synchronous_commit = off");

        migrator.upgrade(
                graph(Revisions.of(
                        "a1", "", "create table seen as select current_setting('synchronous_commit') as s;", "")),
                "head");

        assertThat(database.value("select s from seen")).isEqualTo("on");
    }

    @Test
    void operatorsThatStandInTheWayOfPostgresOwnAreNeverCalledByTheEngine() {
        database.run("create schema trap; create function trap.boom(name, text) returns bool language plpgsql as $$"
                + " begin raise 'trapped'; end $$; create function trap.boom(text, text) returns bool language plpgsql as"
                + " $$ begin raise 'trapped'; end $$; create function trap.boom(int, int) returns bool language plpgsql as"
                + " $$ begin raise 'trapped'; end $$;create operator trap.= (leftarg = name, rightarg = text, function ="
                + " trap.boom);create operator trap.= (leftarg = text, rightarg = text, function = trap.boom);create"
                + " operator trap.="
                + " (leftarg = int,"
                + " rightarg = int,"
                + " function ="
                + " trap.boom);alter"
                + " database"
                + " " + database.settings().database() + " set search_path = trap, pg_catalog, public");
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create table public.t (a int);", "drop table public.t;"),
                Revisions.nonTransactional("a2", "a1", "create index concurrently ix on public.t (a);", ""));

        migrator.upgrade(graph, "head");
        migrator.state(graph);
        migrator.downgrade(graph, "base");

        assertThat(database.column("select id from trap.migrate_revision")).isEmpty();
    }

    /** Linux shows of each connection how long it may be idle before its other end is asked for a sign of life. */
    @Test
    void theOperatingSystemLooksForAServerThatIsGone() throws SQLException, IOException {
        Path connections = Path.of("/proc/net/tcp");
        assumeTrue(Files.isReadable(connections), "Not Linux");
        try (Session session = Session.open(database.settings());
                Statement statement = session.connection().createStatement();
                ResultSet row =
                        statement.executeQuery("select pg_catalog.inet_client_port(), pg_catalog.inet_server_port()")) {
            row.next();
            String port = String.format(Locale.ROOT, ":%04X", row.getInt(1));
            String serverPort = String.format(Locale.ROOT, ":%04X", row.getInt(2));
            List<String> timers = Stream.of(connections, Path.of("/proc/net/tcp6"))
                    .filter(Files::isReadable)
                    .flatMap(SessionTest::lines)
                    .map(line -> line.strip().split("\\s+"))
                    // A connection to another server may leave from the same port.
                    .filter(fields -> fields[1].endsWith(port) && fields[2].endsWith(serverPort))
                    .map(fields -> fields[5])
                    .toList();

            // Kind of timer, and hundredths of a second.
            assertThat(timers).singleElement().asString().startsWith("02:");
            assertThat(Long.parseLong(timers.get(0).substring(3), 16)).isBetween(1L, 6000L);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
