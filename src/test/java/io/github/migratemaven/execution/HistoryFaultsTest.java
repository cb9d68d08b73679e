package io.github.migratemaven.execution;

import static io.github.migratemaven.execution.Revisions.chain;
import static io.github.migratemaven.execution.Revisions.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.migratemaven.catalog.SchemaDifference;
import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Status;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.RevisionGraph;
import io.github.migratemaven.testing.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFaultsTest {
    private final Database database = Database.fresh();
    private final RecordingReporter reporter = new RecordingReporter();
    private final Migrator migrator = database.migrator(reporter);

    @Test
    void refusesAnEditedRevisionNamingTheStatementAndAcceptsItAfterRepair() {
        migrator.upgrade(graph(twoStatements("create table u (b int);"), next()), "a1");
        RevisionGraph edited = graph(twoStatements("create table u (b bigint);"), next());

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(edited, "head"))
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(Status.REFUSED);
                    assertThat(failure.getMessage())
                            .contains("a1.sql was edited after it was applied")
                            .contains("statement 2 of the upgrade section, line 8")
                            .contains("applied: create table u (b int)")
                            .contains("now:     create table u (b bigint)")
                            .doesNotContain("create table t");
                    assertThat(failure.advice()).contains("mvn migrate:repair -Drevisions=a1 -Dreason=");
                });
        assertThat(database.rows()).containsExactly("a1");

        RepairOutcome repaired = migrator.repair(edited, List.of("a1"), "widened by hand");
        assertThat(repaired.repaired()).singleElement().satisfies(one -> assertThat(one.differences())
                .hasSize(1));
        assertThat(database.column("select detail from migrate_event where kind = 'repair'"))
                .containsExactly("widened by hand");
        migrator.upgrade(edited, "head");
        assertThat(database.rows()).containsExactly("a1", "a2");
    }

    @Test
    void aReformattedOrCommentedRevisionIsNotEdited() {
        migrator.upgrade(graph(twoStatements("create table u (b int);")), "head");

        RevisionGraph reformatted = graph(twoStatements("-- why\r\nCREATE TABLE u\r\n (\tb  INT ) /* so */ ;"));

        assertThat(migrator.upgrade(reformatted, "head").steps()).isEmpty();
        assertThat(migrator.state(reformatted).edited()).isEmpty();
    }

    @Test
    void repairTouchesOnlyWhatIsNamed() {
        migrator.upgrade(chain(2), "head");
        RevisionGraph edited = graph(
                Revisions.of("a1", "", "create table changed1 ();", ""),
                Revisions.of("a2", "a1", "create table changed2 ();", ""));

        RepairOutcome outcome = migrator.repair(edited, List.of("a2"), "because");

        assertThat(outcome.stillEdited()).containsExactly("a1");
        assertThat(migrator.state(edited).edited())
                .extracting(revision -> revision.revision().id())
                .containsExactly("a1");
    }

    @Test
    void anOlderCheckoutSeesItIsBehindAndCanTakeBackWhatItDoesNotKnow() {
        migrator.upgrade(chain(3), "head");
        RevisionGraph older = chain(1);

        AppliedState state = migrator.state(older);
        assertThat(state.status()).isEqualTo(Status.AHEAD);
        assertThat(state.ahead()).extracting(AppliedRevision::id).containsExactly("a2", "a3");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(older, "head"))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.AHEAD))
                .withMessageContaining("a2 (Make a2), a3 (Make a3)");

        migrator.downgrade(older, "a1");

        assertThat(database.tables()).containsExactly("t1");
        assertThat(migrator.state(older).status()).isEqualTo(Status.OK);
    }

    @Test
    void refusesADatabaseWithTablesButWithoutHistoryUntilToldOtherwise() {
        database.run("create table legacy (a int)");
        SchemaProof proof = (live, graph, applied) -> List.of(difference("- table legacy of " + applied.size()));
        Migrator proving = database.migrator(ExecutionOptions.defaults().withProof(proof, false));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> proving.upgrade(chain(2), "head"))
                .satisfies(failure -> {
                    assertThat(failure.status()).isEqualTo(Status.REFUSED);
                    assertThat(failure.getMessage())
                            .contains("1 table but no history: public.legacy")
                            .contains("- table legacy of 2");
                    assertThat(failure.advice()).contains("mvn migrate:stamp -Dtarget=a2");
                });
        assertThat(database.tables()).containsExactly("legacy");

        database.migrator(ExecutionOptions.defaults().withConsents(new Consents(true, false, UnknownOutcome.ASK)))
                .upgrade(chain(1), "head");
        assertThat(database.tables()).containsExactly("legacy", "t1");
    }

    @Test
    void stampsOnlyWhatIsProvenUnlessForced() {
        RevisionGraph graph = chain(3);
        Set<String> equalTo = Set.of("a1", "a2");
        SchemaProof proof =
                (live, revisions, applied) -> applied.equals(equalTo) ? List.of() : List.of(difference("+ table t3"));
        Migrator proving = database.migrator(ExecutionOptions.defaults().withProof(proof, false));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> proving.stamp(graph, new StampRequest(List.of("head"), false, false)))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.DRIFT))
                .withMessageContaining("+ table t3");
        assertThat(database.column("select relname from pg_class where relname like 'migrate%'"))
                .isEmpty();

        StampOutcome proven = proving.stamp(graph, new StampRequest(List.of("a2"), false, false));
        assertThat(proven.proven()).isTrue();
        assertThat(database.rows()).containsExactly("a1", "a2");
        assertThat(database.tables()).isEmpty();

        proving.stamp(graph, new StampRequest(List.of("head"), false, true));
        assertThat(database.rows()).containsExactly("a1", "a2", "a3");
        assertThat(proving.stamp(graph, new StampRequest(List.of("a1"), false, true))
                        .removed())
                .containsExactly("a3", "a2");
        assertThat(database.rows()).containsExactly("a1");
        assertThat(database.column("select detail from migrate_event where kind = 'stamp' order by number"))
                .containsExactly("proven", "forced", "forced");
    }

    @Test
    void purgeForgetsUnknownRevisionsToo() {
        migrator.upgrade(chain(3), "head");

        migrator.stamp(chain(1), new StampRequest(List.of("a1"), true, true));

        assertThat(database.rows()).containsExactly("a1");
        assertThat(database.tables()).containsExactly("t1", "t2", "t3");
        assertThat(database.column("select kind from migrate_event order by number desc limit 1"))
                .containsExactly("purge");
    }

    @Test
    void refusesToUpgradeADatabaseThatDriftedWhenAsked() {
        migrator.upgrade(chain(1), "head");
        SchemaProof drifted = (live, graph, applied) -> List.of(difference("+ column t1.surprise"));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> database.migrator(ExecutionOptions.defaults().withProof(drifted, true))
                        .upgrade(chain(2), "head"))
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(Status.DRIFT))
                .withMessageContaining("+ column t1.surprise");
        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void knowsTheEnvironmentAndKeepsDestructionOffProtectedOnes() {
        EnvironmentRules production =
                new EnvironmentRules(Optional.of("production"), Set.of("production"), Optional.empty());
        database.migrator(ExecutionOptions.defaults().withEnvironment(production))
                .upgrade(chain(2), "head");
        EnvironmentRules staging = new EnvironmentRules(Optional.of("staging"), Set.of("production"), Optional.empty());

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> database.migrator(ExecutionOptions.defaults().withEnvironment(staging))
                        .upgrade(chain(2), "head"))
                .withMessageContaining("is the environment 'production', not 'staging'");
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.downgrade(chain(2), "a1"))
                .satisfies(failure -> assertThat(failure.advice()).contains("-Dmigrate.confirmEnvironment=production"));
        assertThat(database.rows()).containsExactly("a1", "a2");

        database.migrator(ExecutionOptions.defaults()
                        .withEnvironment(new EnvironmentRules(
                                Optional.empty(), Set.of("production"), Optional.of("production"))))
                .downgrade(chain(2), "a1");
        assertThat(database.rows()).containsExactly("a1");
    }

    @Test
    void noticesACopyThatStillBearsTheNameOfItsOriginal() {
        EnvironmentRules production =
                new EnvironmentRules(Optional.of("production"), Set.of("production"), Optional.empty());
        database.migrator(ExecutionOptions.defaults().withEnvironment(production))
                .upgrade(chain(1), "head");
        Database copy = new Database(TestPostgres.copyOf(database.settings()));

        copy.migrator(reporter).upgrade(chain(2), "head");
        assertThat(reporter.all()).contains("calls itself 'production', but is a copy");

        EnvironmentRules staging = new EnvironmentRules(Optional.of("staging"), Set.of("production"), Optional.empty());
        for (boolean up : new boolean[] {true, false}) {
            Migrator unconfirmed = copy.migrator(ExecutionOptions.defaults().withEnvironment(staging));
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(() -> {
                        if (up) {
                            unconfirmed.upgrade(chain(3), "head");
                        } else {
                            unconfirmed.downgrade(chain(2), "a1");
                        }
                    })
                    .withMessageContaining("calls itself 'production' and not 'staging'")
                    .satisfies(failure ->
                            assertThat(failure.advice()).contains("-Dmigrate.confirmEnvironment=production"));
        }
        EnvironmentRules renaming =
                new EnvironmentRules(Optional.of("staging"), Set.of("production"), Optional.of("production"));
        copy.migrator(ExecutionOptions.defaults().withEnvironment(renaming)).downgrade(chain(2), "a1");
        copy.migrator(ExecutionOptions.defaults().withEnvironment(staging)).upgrade(chain(2), "head");
        assertThat(copy.migrator(reporter).state(chain(2)).environment()).isEqualTo("staging");
    }

    @Test
    void refusesTablesThatANewerPluginWrote() {
        migrator.upgrade(chain(1), "head");
        database.run("insert into migrate_event (kind, revision, from_heads, to_heads, outcome, statement, detail)"
                + " values ('identity', '', '{}', '{}', 'done', 0, E'99\\t\\t\\tx')");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(chain(2), "head"))
                .withMessageContaining("newer version of this plugin (layout 99");
    }

    @Test
    void aSquashedRevisionTakesThePlaceOfWhatItReplaces() {
        migrator.upgrade(chain(3), "a2");
        Revision squashed = squash("s1", List.of("a1", "a2"));
        Revision last = Revisions.of("a3", "s1", "create table t3 (id int primary key);", "drop table t3;");

        assertThat(migrator.state(graph(squashed, last)).pending())
                .extracting(Revision::id)
                .containsExactly("a3");
        migrator.upgrade(graph(squashed, last), "head");

        assertThat(database.rows()).containsExactly("a3", "s1");
        assertThat(database.tables()).containsExactly("t1", "t2", "t3");
    }

    @Test
    void aDatabaseInTheMiddleOfASquashedRangeIsRefused() {
        migrator.upgrade(chain(3), "a1");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(graph(squash("s1", List.of("a1", "a2"))), "head"))
                .withMessageContaining("has applied only a1");
    }

    private static Revision twoStatements(String second) {
        return Revisions.of("a1", "", "create table t (a int);\n" + second, "drop table u; drop table t;");
    }

    private static Revision next() {
        return Revisions.of("a2", "a1", "create table v ();", "drop table v;");
    }

    private static Revision squash(String id, List<String> replaces) {
        Revision plain =
                Revisions.of(id, "", "create table t1 (id int primary key); create table t2 (id int primary key);", "");
        return new Revision(
                plain.id(),
                plain.parents(),
                plain.dependsOn(),
                plain.branchLabels(),
                replaces,
                plain.createDate(),
                plain.message(),
                plain.upgrade(),
                plain.downgrade(),
                plain.generatedFor(),
                plain.file());
    }

    /** As after a role and a schema of its name came into being: "$user" leads elsewhere from then on. */
    @Test
    void aHistoryThatTheSearchPathNoLongerLeadsToIsFoundAndNotBegunAgain() {
        String role = "shop_" + database.settings().database();
        database.run("create role \"" + role + "\" superuser login");
        ConnectionSettings shop = new ConnectionSettings(
                database.settings().host(),
                database.settings().port(),
                database.settings().database(),
                role,
                Optional.empty(),
                Map.of(),
                Map.of());
        RevisionGraph graph = graph(
                Revisions.of("a1", "", "create schema \"" + role + "\"; create table public.t1 ();", ""),
                Revisions.of("a2", "a1", "create table public.t2 ();", ""));
        new Migrator(shop, ExecutionOptions.defaults(), reporter).upgrade(graph, "a1");
        SchemaProof equal = (live, revisions, applied) -> List.of();
        Migrator lost = new Migrator(shop, ExecutionOptions.defaults().withProof(equal, false), reporter);

        List<Runnable> goals = List.of(
                () -> lost.upgrade(graph, "head"),
                () -> lost.dryRun(graph, Direction.UPGRADE, "head"),
                () -> lost.drift(graph),
                () -> lost.stamp(graph, new StampRequest(List.of("head"), false, true)));
        for (Runnable goal : goals) {
            assertThatExceptionOfType(MigrationFailure.class)
                    .isThrownBy(goal::run)
                    .withMessageContaining("There is no history in schema " + role)
                    .withMessageContaining("but there is one in schema public")
                    .satisfies(failure -> assertThat(failure.advice()).contains("-Dmigrate.versionTableSchema="));
        }
        lost.state(graph);
        assertThat(reporter.all())
                .contains("WARN There is no history in schema " + role + ", but there is one in schema" + " public");

        new Migrator(shop, ExecutionOptions.defaults().withVersionTableSchema("public"), reporter)
                .upgrade(graph, "head");
        assertThat(database.rows()).containsExactly("a1", "a2");
        assertThat(database.column("select relnamespace::regnamespace::text from pg_class where relname ="
                        + " 'migrate_revision'"))
                .containsExactly("public");
    }

    @Test
    void aSecondHistoryIsBegunWhereTheCallerNamesItsPlace() {
        migrator.upgrade(chain(1), "head");
        database.run("create schema other");

        database.migrator(ExecutionOptions.defaults().withVersionTableSchema("other"))
                .stamp(chain(1), new StampRequest(List.of("head"), false, true));
        assertThat(database.column("select id from other.migrate_revision")).containsExactly("a1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a234567890123456789012345678901234567890123456789012345678901234",
                "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäö",
            })
    void aNameThatPostgresqlWouldCutOffIsRefusedBeforeAnythingElse(String schema) {
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> ExecutionOptions.defaults().withVersionTableSchema(schema))
                .satisfies(failure -> assertThat(failure.isMisconfigured()).isTrue())
                .withMessageContaining("versionTableSchema");
    }

    @Test
    void theLongestNameThatPostgresqlKeepsIsTaken() {
        String longest = "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöü".substring(0, 30) + "xyz";

        database.migrator(ExecutionOptions.defaults().withVersionTableSchema(longest))
                .upgrade(chain(1), "head");
        assertThat(database.column("select id from \"" + longest + "\".migrate_revision"))
                .containsExactly("a1");
    }

    @Test
    void theTransactionModeOfASectionIsPartOfWhatWasApplied() {
        RevisionGraph applied = graph(Revisions.of("a1", "", "create table t ();", "drop table t;"));
        migrator.upgrade(applied, "head");
        RevisionGraph edited = graph(Revisions.nonTransactional("a1", "", "create table t ();", "drop table t;"));

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(edited, "head"))
                .withMessageContaining("transaction=off was added to or taken from a section");
        migrator.repair(edited, List.of("a1"), "the table grew");
        assertThat(migrator.upgrade(edited, "head").steps()).isEmpty();
    }

    @Test
    void transactionOffMayNotBeTakenFromAHalfDoneRevision() {
        String upgrade = "create table t (); create table u (a int); insert into u values (1/%s);";
        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(
                        graph(Revisions.nonTransactional("a1", "", upgrade.formatted("0"), "")), "head"))
                .withMessageContaining("division by zero");

        assertThatExceptionOfType(MigrationFailure.class)
                .isThrownBy(() -> migrator.upgrade(graph(Revisions.of("a1", "", upgrade.formatted("1"), "")), "head"))
                .withMessageContaining("was begun with transaction=off, 2 of 3 statements are done");
        migrator.upgrade(graph(Revisions.nonTransactional("a1", "", upgrade.formatted("1"), "")), "head");
        assertThat(database.rows()).containsExactly("a1");
    }

    private static SchemaDifference difference(String line) {
        return new SchemaDifference("table", "t", SchemaDifference.What.DIFFERENT, Map.of(), Map.of(), line);
    }
}
