package io.github.migratemaven.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.trial.ScriptRunner;
import io.github.migratemaven.program.JavaRevisions;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import io.github.migratemaven.revision.script.Script;
import io.github.migratemaven.testing.TestPostgres;
import io.github.migratemaven.testing.TestShadow;
import io.github.migratemaven.trace.state.Column;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTracerTest {
    private static final String TABLES = """
        create table customers (id int primary key, name text);
        create table orders (id int primary key, customer int, note text);
        create index orders_note on orders (note);
        create table parts (id int) partition by range (id);
        create table parts_1 partition of parts for values from (1) to (10);
        create type mood as enum ('sad');
        """;

    @Test
    void aLockThatAnEarlierStatementHasAlreadyShowsAllTheSame() throws SQLException {
        RevisionTrace trace = traced("alter table orders add column z int; create index orders_z on orders (z);");

        assertThat(lines(trace.statements().get(0))).containsExactly("orders AX");
        assertThat(lines(trace.statements().get(1))).contains("orders S scanned");
        assertThat(trace.standsAfter()).isTrue();
    }

    @Test
    void theOtherSideOfAForeignKeyIsSeen() throws SQLException {
        RevisionTrace trace =
                traced("alter table orders add foreign key (customer) references customers, add column z int");

        assertThat(lines(trace.statements().get(0))).contains("customers SRX", "orders AX scanned");
    }

    @Test
    void aRewriteIsSeenWithItsIndexesAndItsToast() throws SQLException {
        StatementTrace trace =
                traced("alter table orders alter id type bigint").statements().get(0);

        assertThat(lines(trace))
                .anyMatch(line -> line.startsWith("orders AX rewritten"))
                .anyMatch(line -> line.startsWith("orders_pkey") && line.contains("rewritten"))
                .anyMatch(line -> line.startsWith("orders_note") && line.contains("rewritten"));
        assertThat(trace.messages()).contains("rewriting table \"orders\"");
    }

    @Test
    void everyPartitionIsSeen() throws SQLException {
        assertThat(lines(traced("create index on parts (id)").statements().get(0)))
                .containsExactly("parts S", "parts_1 S scanned");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index concurrently z on orders (id)",
                "drop index concurrently orders_note",
                "reindex index concurrently orders_note",
                "reindex table concurrently orders",
                "vacuum orders"
            })
    void whatRunsOutsideTransactionsIsWatched(String statement) throws SQLException {
        StatementTrace trace = traced(statement, false).statements().get(0);

        assertThat(trace.transactional()).isFalse();
        assertThat(trace.relations())
                .anyMatch(touched -> touched.relation().name().equals("orders")
                        && touched.lock().equals(Optional.of(LockMode.SHARE_UPDATE_EXCLUSIVE)))
                .noneMatch(touched -> touched.relation().name().equals("orders") && touched.blocksWrites());
    }

    /** The manual: SHARE UPDATE EXCLUSIVE on the parent, ACCESS EXCLUSIVE on the partition in the second transaction. */
    @Test
    void bothTransactionsOfADetachmentAreWatched() throws SQLException {
        assertThat(lines(traced("alter table parts detach partition parts_1 concurrently", false)
                        .statements()
                        .get(0)))
                .contains("parts SUX", "parts_1 AX");
    }

    @Test
    void aFullVacuumLocksAndRewrites() throws SQLException {
        assertThat(lines(traced("vacuum full orders", false).statements().get(0)))
                .contains("orders AX rewritten scanned");
    }

    @Test
    void anIndexThatIsBuiltConcurrentlyReadsTheTable() throws SQLException {
        assertThat(lines(traced("create index concurrently z on orders (id)", false)
                        .statements()
                        .get(0)))
                .contains("orders SUX scanned");
    }

    @Test
    void settingsOfTheTransactionHoldForEachStatement() throws SQLException {
        String retyping = "alter table orders alter at type timestamptz";
        String column = "alter table orders add column at timestamp;";
        RevisionTrace utc = traced(column + "set local timezone = 'UTC'; " + retyping);
        RevisionTrace elsewhere = traced(column + "set local timezone = 'Asia/Tokyo'; " + retyping);

        assertThat(lines(utc.statements().get(2))).noneMatch(line -> line.startsWith("orders AX rewritten"));
        assertThat(lines(elsewhere.statements().get(2))).anyMatch(line -> line.startsWith("orders AX rewritten"));
    }

    @Test
    void aNewEnumValueInUseRunsOnlyStatementByStatement() throws SQLException {
        RevisionTrace trace =
                traced("alter type mood add value 'glad'; alter table orders add column m mood default 'glad'");

        assertThat(trace.refusedTogether())
                .hasValueSatisfying(refusal ->
                        assertThat(refusal.sqlException().getSQLState()).isEqualTo("55P04"));
        assertThat(trace.statements()).hasSize(2);
    }

    @Test
    void whatCannotBeDividedIsTracedAsAWhole() throws SQLException {
        RevisionTrace saved = traced("update orders set note = ''; savepoint s; delete from orders; rollback to s");
        RevisionTrace temporary = traced("create temp table x on commit drop as select * from orders;"
                + "alter table orders add column z int; insert into orders (id) select id from x");

        assertThat(saved.statements()).hasSize(4);
        assertThat(saved.standsAfter()).isTrue();
        assertThat(temporary.statements()).hasSize(3);
        assertThat(temporary.standsAfter()).isFalse();
        StatementTrace column = temporary.statements().get(1);
        assertThat(lines(column)).containsExactly("orders AX");
        assertThat(column.before().columns()).noneMatch(RevisionTracerTest::isNew);
        assertThat(column.after().columns()).anyMatch(RevisionTracerTest::isNew);
    }

    @Test
    void aRevisionThatDoesNotRunIsToldWithItsLine() {
        assertThatThrownBy(() -> traced("alter table orders add z int;\nalter table nowhere add z int"))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("The upgrade of revision a1 does not run in the shadow database")
                .hasMessageContaining("a1:2: relation \"nowhere\" does not exist");
    }

    @Test
    void aRoleThatIsMissingIsMadeUp() throws SQLException {
        assertThat(traced("grant select on orders to tracer_unknown").statements())
                .hasSize(1);
    }

    private static RevisionTrace traced(String upgrade) throws SQLException {
        return traced(upgrade, true);
    }

    private static RevisionTrace traced(String upgrade, boolean transactional) throws SQLException {
        Revision revision = new Revision(
                "a1",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                "a1",
                new Script(upgrade, 1, transactional),
                new Script("", 1, true),
                Optional.empty(),
                Optional.empty());
        return new RevisionTracer(new TestShadow(18), JavaRevisions.withoutProject(), "public")
                .trace(withTables(), revision, Direction.UPGRADE, RevisionTracerTest::withTables);
    }

    private static boolean isNew(Column column) {
        return column.name().equals("z");
    }

    private static ConnectionSettings withTables() {
        ConnectionSettings database = TestPostgres.freshDatabase();
        try (Connection connection = database.open()) {
            ScriptRunner.run(connection, TABLES, "tables", 1);
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of tables and indexes; toast is not named in SQL. */
    private static List<String> lines(StatementTrace trace) {
        return trace.relations().stream()
                .filter(touched -> !touched.relation().isToast())
                .map(touched -> Stream.of(
                                Optional.of(touched.relation().displayName()),
                                touched.lock().map(LockMode::initials),
                                Optional.of("rewritten").filter(word -> touched.rewritten()),
                                Optional.of("scanned").filter(word -> touched.scanned()))
                        .flatMap(Optional::stream)
                        .reduce((one, other) -> one + " " + other)
                        .orElse(""))
                .toList();
    }
}
