package io.github.migratemaven.execution.offline;

import static io.github.migratemaven.execution.Revisions.chain;
import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.execution.Revisions;
import io.github.migratemaven.execution.history.AppliedState;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.execution.session.RunnerLock;
import io.github.migratemaven.postgres.settings.ParameterValues;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.file.RevisionFormat;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.hook.Hooks;
import io.github.migratemaven.testing.Database;
import io.github.migratemaven.testing.RecordingReporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts are run by the real psql of the PATH; without one these tests are skipped. */
class OfflineScriptTest {
    private static final RevisionGraph GRAPH = OfflineScripts.GRAPH;

    @TempDir
    private Path directory;

    private final Database database = Database.fresh();
    private final RecordingReporter reporter = new RecordingReporter();

    @BeforeEach
    void needsPsql() {
        Psql.require();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "a1", "a2"})
    void bringsADatabaseAtAnyRevisionToTheHead(String start) {
        if (!start.equals("base")) {
            database.migrator(reporter).upgrade(GRAPH, start);
        }
        String script = OfflineScript.of(GRAPH, Direction.UPGRADE, "base:head", ExecutionOptions.defaults());

        assertThat(psql(script)).endsWith("exit 0");
        assertThat(psql(script)).isEqualTo("exit 0");

        assertThat(database.column("select concat_ws('|', a, b, c) from t order by a"))
                .containsExactly("1|it's ; \\ \"quoted\" (open $$ /* x|7", "2|7", "3|:a|7");
        AppliedState state = database.migrator(reporter).state(GRAPH);
        assertThat(state.heads()).containsExactly("a3");
        assertThat(state.edited()).isEmpty();
        assertThat(state.inProgress()).isEmpty();
        database.migrator(reporter).downgrade(GRAPH, "base");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void saysWhatHelpsOnAServerOlderThanItsRevisions() {
        Revision newer = RevisionFormat.parse(Path.of("n1.sql"), """
            -- Revision ID: n1
            -- Revises:
            -- Create Date: 2026-11-22T21:31:00Z
            -- Generated For: PostgreSQL 99
            -- Message: From the future

            -- migrate:upgrade
            create table n (a int);

            -- migrate:downgrade
            drop table n;
            """);

        assertThat(psql(OfflineScript.of(graph(newer), Direction.UPGRADE, "head", ExecutionOptions.defaults())))
                .contains("a primary server of PostgreSQL 99", "HINT:  Connect to the primary. For an older server")
                .endsWith("exit 3");
        assertThat(database.tables()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "a1", "a2"})
    void hooksRunOnceInTheirPlaces(String start, @TempDir Path directory) throws IOException {
        if (!start.equals("base")) {
            database.migrator(reporter).upgrade(GRAPH, start);
        }
        database.run("create schema hooks; create table hooks.seen (n serial, what text)");
        for (String name : List.of("before-upgrade", "after-each", "after-upgrade")) {
            Files.writeString(
                    directory.resolve(name + ".sql"),
                    "set local search_path = hooks;\ninsert into seen (what) values ('" + name + "') -- it's\n");
        }
        String script = OfflineScript.of(
                GRAPH.withHooks(Hooks.in(directory)),
                Direction.UPGRADE,
                start.equals("base") ? "head" : start + ":head",
                ExecutionOptions.defaults());

        assertThat(psql(script)).endsWith("exit 0");
        assertThat(psql(script)).isEqualTo("exit 0");

        List<String> expected = new ArrayList<>(List.of("before-upgrade", "after-each", "after-each", "after-each"));
        expected.add("after-upgrade");
        List.of("base", "a1", "a2")
                .subList(0, List.of("base", "a1", "a2").indexOf(start))
                .forEach(done -> expected.remove(1));
        assertThat(database.column("select what from hooks.seen order by n")).isEqualTo(expected);
        assertThat(database.tables()).contains("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\"; drop table kept; --", "it's \\ :x :'x' :{x}"})
    void psqlTakesTheValuesOfParametersForNothingElse(String value) {
        database.run("create table kept ()");
        Revision revision = RevisionFormat.parse(Path.of("p1.sql"), """
            -- Revision ID: p1
            -- Revises:
            -- Create Date: 2026-11-22T21:31:00Z
            -- Message: Make p1
            -- migrate:parameter name identifier
            -- migrate:parameter note literal

            -- migrate:upgrade
            -- migrate:verify have another note: select 1 from :{name} where note <> :{note}
            create table :{name} (note text);
            insert into :{name} values (:{note});

            -- migrate:downgrade
            drop table :{name};
            """);
        RevisionGraph graph = RevisionGraph.of(List.of(revision.withValues(
                ParameterValues.none().with("name", value, "test").with("note", value + "\n\\q", "test"))));

        assertThat(psql(OfflineScript.of(graph, Direction.UPGRADE, "head", ExecutionOptions.defaults())))
                .endsWith("exit 0");

        assertThat(database.column("select note from \"" + value.replace("\"", "\"\"") + "\""))
                .containsExactly(value + "\n\\q");
        assertThat(database.tables()).containsExactlyInAnyOrder("kept", value);
        RevisionGraph later = RevisionGraph.of(
                List.of(revision.withValues(ParameterValues.none().with("name", "kept", "test"))));
        database.migrator(reporter).downgrade(later, "base");
        assertThat(database.tables()).containsExactly("kept");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stopsWhereAChecksRowsAre(boolean transactional) {
        String upgrade = """
            create table later (a int);
            -- migrate:check in t have no a: select * from t where a is null
            -- migrate:check in later have no a: select * from later where a is null
            alter table t alter column a set not null;
            -- migrate:verify in t have a 7: select * from t where a = 7
            """;
        RevisionGraph checked = graph(
                Revisions.of("a1", "", "create table t (a int);", ""),
                transactional
                        ? Revisions.of("a2", "a1", upgrade, "")
                        : Revisions.nonTransactional("a2", "a1", upgrade, ""));
        String script = OfflineScript.of(checked, Direction.UPGRADE, "base:head", ExecutionOptions.defaults());
        psql(OfflineScript.of(checked, Direction.UPGRADE, "base:a1", ExecutionOptions.defaults()));
        database.run("insert into t values (1), (null)");

        assertThat(psql(script)).contains("rows in t have no a (1 found)").doesNotEndWith("exit 0");
        assertThat(database.tables()).containsExactly("t");
        database.run("update t set a = 7 where a is null");
        assertThat(psql(script)).contains("rows in t have a 7 (1 found)").doesNotEndWith("exit 0");
        assertThat(database.column("select id from migrate_revision where state = 'applied'"))
                .containsExactly("a1");
        database.run("update t set a = 6 where a = 7");
        assertThat(psql(script)).endsWith("exit 0");
        assertThat(database.column("select id from migrate_revision where state = 'applied'"))
                .containsExactly("a1", "a2");
    }

    @Test
    void takesRevisionsBack() {
        database.migrator(reporter).upgrade(GRAPH, "head");
        String script = OfflineScript.of(GRAPH, Direction.DOWNGRADE, "head:base", ExecutionOptions.defaults());

        assertThat(psql(script)).endsWith("exit 0");

        assertThat(database.tables()).isEmpty();
        assertThat(database.rows()).isEmpty();
        assertThat(psql(script)).isEqualTo("exit 0");
    }

    @Test
    void resumesAfterAFailureInTheMiddleAndOnlineToo() {
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create table t (a int);", ""),
                Revisions.nonTransactional(
                        "a2",
                        "a1",
                        "insert into t values (1), (1);\ncreate unique index concurrently ux on t (a);",
                        ""));
        String script = OfflineScript.of(graph, Direction.UPGRADE, "head", ExecutionOptions.defaults());

        assertThat(psql(script)).contains("could not create unique index").endsWith("exit 3");
        assertThat(database.value("select state || ' ' || statements_done from migrate_revision where id = 'a2'"))
                .isEqualTo("upgrading 1");
        assertThat(psql(script)).contains("could not create unique index").endsWith("exit 3");
        database.run("delete from t where ctid = '(0,1)'");

        assertThat(psql(script)).endsWith("exit 0");

        assertThat(database.value("select indisvalid from pg_index where indexrelid = 'ux'::regclass"))
                .isEqualTo("t");
        assertThat(database.value("select count(*) from t")).isEqualTo("1");
        assertThat(database.migrator(reporter).upgrade(graph, "head").steps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "a1", "a3"})
    void leadsOverASquashFromAnyStateThatIsWhole(String start) {
        if (!start.equals("base")) {
            database.migrator(reporter).upgrade(chain(4), start);
        }
        RevisionGraph squashed = squashedChain();
        String script = OfflineScript.of(squashed, Direction.UPGRADE, "head", ExecutionOptions.defaults());

        assertThat(psql(script)).endsWith("exit 0");
        assertThat(psql(script)).isEqualTo("exit 0");

        assertThat(database.tables()).containsExactly("t1", "t2", "t3", "t4");
        assertThat(database.rows()).containsExactly("a1", "a4", "sq");
        assertThat(database.migrator(reporter).upgrade(squashed, "head").steps())
                .isEmpty();
        assertThat(psql(OfflineScript.of(squashed, Direction.DOWNGRADE, "head:a1", ExecutionOptions.defaults())))
                .endsWith("exit 0");
        assertThat(database.tables()).containsExactly("t1");
    }

    @Test
    void stopsBeforeASquashOfWhichOnlyAPartIsApplied() {
        database.migrator(reporter).upgrade(chain(4), "a2");

        assertThat(psql(OfflineScript.of(squashedChain(), Direction.UPGRADE, "head", ExecutionOptions.defaults())))
                .contains("Only some of what sq replaces is applied here; upgrade to a3 first")
                .endsWith("exit 3");
        assertThat(database.rows()).containsExactly("a1", "a2");
    }

    /** The chain of four with the second and third squashed; the fourth still names what it followed. */
    private static RevisionGraph squashedChain() {
        List<Revision> revisions = new ArrayList<>(chain(4).order());
        revisions.removeIf(revision -> List.of("a2", "a3").contains(revision.id()));
        revisions.add(Revisions.squashing(
                "sq",
                "a1",
                "a2, a3",
                "create table t2 (id int primary key); create table t3 (id int primary key);",
                "drop table t3; drop table t2;"));
        return RevisionGraph.of(revisions);
    }

    @Test
    void needsWhatARevisionDependsOnToo() {
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create table a ();", "drop table a;"),
                Revisions.dependent("b1", "", "a1", "create table b ();", "drop table b;"));
        String script = OfflineScript.of(graph, Direction.UPGRADE, "a1:heads", ExecutionOptions.defaults());

        assertThat(psql(script)).contains("Revision b1 needs [a1] first").endsWith("exit 3");
        assertThat(database.rows()).isEmpty();
    }

    @Test
    void keepsOffARunningRunner() throws SQLException {
        try (Connection holder = database.settings().open()) {
            new RunnerLock(database.settings().database(), "public").tryAcquire(holder);

            assertThat(psql(OfflineScript.of(GRAPH, Direction.UPGRADE, "head", ExecutionOptions.defaults())))
                    .contains("Another runner is at work on this database")
                    .endsWith("exit 3");
        }
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void stopsWhereTheRangeDoesNotFitTheDatabase() {
        assertThat(psql(OfflineScript.of(GRAPH, Direction.UPGRADE, "a2:a3", ExecutionOptions.defaults())))
                .contains("Revision a3 needs [a2] first")
                .endsWith("exit 3");
        assertThat(database.rows()).isEmpty();
    }

    @Test
    void keepsTheBooksInTheConfiguredSchema() {
        ExecutionOptions options = ExecutionOptions.defaults().withVersionTableSchema("Ver'\"s");

        assertThat(psql(OfflineScript.of(GRAPH, Direction.UPGRADE, "a1", options)))
                .endsWith("exit 0");

        assertThat(database.column("select id from \"Ver'\"\"s\".migrate_revision"))
                .containsExactly("a1");
    }

    /** As online: where the role means other dates and another zone, a revision stores what it stores everywhere. */
    @Test
    void revisionsStoreTheSameWhateverTheRoleAndTheTerminalAreSetTo() {
        String here = database.settings().database();
        database.run("alter database \"" + here + "\" set datestyle = 'SQL, DMY'; alter database \"" + here
                + "\" set timezone = 'Asia/Tokyo'");
        RevisionGraph graph = graph(
                Revisions.of(
                        "a1",
                        "",
                        "create table t (d date, z text, w text);"
                                + " insert into t values ('01/02/2026', current_setting('TimeZone'), 'ÄŁ€');",
                        ""),
                Revisions.nonTransactional(
                        "a2", "a1", "insert into t values ('01/02/2026', current_setting('TimeZone'), 'ÄŁ€');", ""));

        assertThat(psql(
                        OfflineScript.of(graph, Direction.UPGRADE, "head", ExecutionOptions.defaults()),
                        Map.of("PGCLIENTENCODING", "LATIN1")))
                .endsWith("exit 0");

        assertThat(database.column("select concat_ws(' ', to_char(d, 'YYYY-MM-DD'), z, w) from t"))
                .containsExactly("2026-01-02 UTC ÄŁ€", "2026-01-02 UTC ÄŁ€");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRevisionThatTakesTheHistoryAwayIsRolledBack(boolean transactional) {
        String harm = "create table t2 (); delete from migrate_revision where id = 'a1';";
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create table t1 ();", ""),
                transactional ? Revisions.of("a2", "a1", harm, "") : Revisions.nonTransactional("a2", "a1", harm, ""));

        assertThat(psql(OfflineScript.of(graph, Direction.UPGRADE, "head", ExecutionOptions.defaults())))
                .contains("a2.sql (a2) would leave this database without its history")
                .endsWith("exit 3");

        assertThat(database.column("select id from migrate_revision where state = 'applied'"))
                .containsExactly("a1");
    }

    /** A schema that is called as the role is leads elsewhere, once there is one. */
    @Test
    void noSecondHistoryIsBegunWhereTheSearchPathLeadsElsewhere() {
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create schema " + database.settings().user() + ";", ""),
                Revisions.of("a2", "a1", "create table t ();", ""));
        database.migrator(reporter).upgrade(graph, "a1");

        assertThat(psql(OfflineScript.of(graph, Direction.UPGRADE, "head", ExecutionOptions.defaults())))
                .contains("but in another one", "versionTableSchema")
                .endsWith("exit 3");

        assertThat(database.column(
                        "select relnamespace::regnamespace from pg_class where relname = 'migrate_revision'"))
                .containsExactly("public");
        assertThat(psql(OfflineScript.of(
                        graph,
                        Direction.UPGRADE,
                        "head",
                        ExecutionOptions.defaults().withVersionTableSchema("public"))))
                .endsWith("exit 0");
    }

    @Test
    void refusesADowngradeWithoutAStart() {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> OfflineScript.of(GRAPH, Direction.DOWNGRADE, "base", ExecutionOptions.defaults()))
                .satisfies(failure -> assertThat(failure.advice()).contains("-Dtarget=FROM:TO"));
    }

    private String psql(String script) {
        return psql(script, Map.of());
    }

    private String psql(String script, Map<String, String> environment) {
        return new Psql(directory).run(database.settings(), script, environment);
    }
}
