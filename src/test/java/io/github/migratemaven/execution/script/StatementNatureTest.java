package io.github.migratemaven.execution.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.postgres.sql.SqlStatement;
import io.github.migratemaven.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values come from the server: it is asked what it says to each statement inside a transaction. */
class StatementNatureTest {
    private static final Database DATABASE = Database.fresh();

    static {
        DATABASE.run("create table t (a int primary key); create index ix on t (a); create table p (a int)"
                + " partition by range (a); create table p1 partition of p for values from (0) to (9);"
                + " create schema s; create unique index concurrently_ix on t (a); cluster t using ix;"
                + " create procedure proc() language sql as 'select 1'");
        DATABASE.run("create publication pub; create index p_ix on p (a)");
        String nowhere =
                "connection 'host=127.0.0.1 port=1 dbname=none' publication pub with (connect = false, slot_name = ";
        DATABASE.run("create subscription bare " + nowhere + "none)");
        DATABASE.run("create subscription sub " + nowhere + "'slot_that_is_not_there'); alter subscription sub enable");
        DATABASE.run("create subscription idle " + nowhere + "'slot_that_is_not_there')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create database d",
                "drop database if exists d",
                "drop tablespace nosuch",
                "create index concurrently i on t (a)",
                "CREATE UNIQUE INDEX /* c */ CONCURRENTLY i on t (a)",
                "create index concurrently if not exists i on t (a)",
                "drop index concurrently ix",
                "reindex index concurrently ix",
                "reindex (concurrently) table t",
                "reindex (verbose) schema s",
                "reindex (concurrently, verbose) schema s",
                "vacuum",
                "vacuum (analyze) t",
                "alter system set work_mem = '1MB'",
                "alter table p detach partition p1 concurrently",
                "cluster",
                "cluster verbose",
                "discard all",
                "create subscription x connection 'host=127.0.0.1 port=1' publication pub",
                "create subscription x connection 'host=127.0.0.1 port=1' publication pub with (create_slot = true)",
                "alter subscription sub refresh publication",
                "alter subscription sub refresh publication with (copy_data = false)",
                "alter subscription sub set publication pub",
                "alter subscription sub add publication pub2 with (refresh = on)",
                "alter subscription idle set (failover = true)",
                "alter subscription idle set (two_phase = false)",
                "reindex (concurrently true) table t",
                "reindex (verbose, concurrently on) index ix",
                "alter database postgres set tablespace pg_default",
            })
    void knowsWhatTheServerRefusesInATransaction(String sql) {
        assertThat(sqlStateInTransaction(sql)).isEqualTo("25001");
        assertThat(nature(sql)).isEqualTo(StatementNature.NON_TRANSACTIONAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index i on t (a)",
                "create index \"concurrently\" on t (a)",
                "create unique index i on t (a)",
                "drop index concurrently_ix",
                "reindex index ix",
                "reindex (verbose) table t",
                "cluster t",
                "cluster verbose t",
                "analyze t",
                "alter table p detach partition p1",
                "alter type pg_catalog.int4 owner to postgres",
                "do $$ begin perform 1; end $$",
                "savepoint s",
                "set local work_mem = '1MB'",
                "discard temp",
                "create role concurrently_role",
                "alter database postgres set work_mem = '1MB'",
                "create subscription x connection 'host=127.0.0.1' publication pub with (connect = false, slot_name = none)",
                "create subscription x connection 'host=127.0.0.1' publication pub"
                        + " with (connect = false, create_slot = off, slot_name = 'y')",
                "alter subscription sub set publication pub with (refresh = false)",
                "alter subscription sub disable",
                "alter subscription sub set (synchronous_commit = off)",
                "drop subscription bare",
                "reindex (concurrently false) table t",
                "reindex (concurrently off, verbose) index ix",
            })
    void doesNotKeepOutWhatTheServerLetsIn(String sql) {
        assertThat(sqlStateInTransaction(sql)).isEmpty();
        assertThat(nature(sql)).isNotEqualTo(StatementNature.NON_TRANSACTIONAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin",
                "BEGIN TRANSACTION",
                "start transaction",
                "commit",
                "end",
                "abort",
                "rollback",
                "rollback and chain",
                "prepare transaction 'x'",
                "set transaction isolation level serializable"
            })
    void knowsTransactionControl(String sql) {
        assertThat(nature(sql)).isEqualTo(StatementNature.TRANSACTION_CONTROL);
    }

    @Test
    void tellsSettingsByTheirReach() {
        assertThat(nature("set search_path = a")).isEqualTo(StatementNature.SESSION_SETTING);
        assertThat(nature("set session authorization a")).isEqualTo(StatementNature.SESSION_SETTING);
        assertThat(nature("reset role")).isEqualTo(StatementNature.SESSION_SETTING);
        assertThat(nature("set local search_path = a")).isEqualTo(StatementNature.TRANSACTION_SETTING);
        assertThat(nature("set constraints all deferred")).isEqualTo(StatementNature.TRANSACTION_SETTING);
        assertThat(nature("rollback to savepoint s")).isEqualTo(StatementNature.TRANSACTION_SETTING);
    }

    @Test
    void suspectsWhatMayCommitByItself() {
        assertThat(nature("call p()")).isEqualTo(StatementNature.MAY_COMMIT);
        assertThat(nature("do $$ begin commit; end $$")).isEqualTo(StatementNature.MAY_COMMIT);
        assertThat(nature("do $$ begin perform 'committed'; end $$")).isEqualTo(StatementNature.ORDINARY);
    }

    /** Only the catalog tells, so a transaction is tried where the section does not ask for one either. */
    @ParameterizedTest
    @ValueSource(strings = {"cluster p using p_ix", "reindex table p", "drop subscription sub"})
    void leavesToTheServerWhatDependsOnItsCatalog(String sql) {
        assertThat(sqlStateInTransaction(sql)).isEqualTo("25001");
        assertThat(nature(sql)).isEqualTo(StatementNature.ORDINARY);
    }

    private static StatementNature nature(String sql) {
        return StatementNature.of(new SqlStatement(sql, 1, Optional.empty()));
    }

    private static String sqlStateInTransaction(String sql) {
        try (Connection connection = DATABASE.settings().open();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1");
            try {
                statement.execute(sql);
                return "";
            } catch (SQLException refused) {
                return String.valueOf(refused.getSQLState());
            } finally {
                connection.rollback();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
