package io.github.migratemaven.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatedSessionTest {
    private final RepeatedSession session = new RepeatedSession(TestPostgres.freshDatabase(), "public");

    @AfterEach
    void close() throws SQLException {
        session.close();
    }

    @Test
    void theSameSessionServesScriptAfterScript() throws SQLException {
        int first = number("select pg_backend_pid()");

        assertThat(number("select pg_backend_pid()")).isEqualTo(first);
    }

    @Test
    void whatAScriptLeavesInTheSessionIsForgotten() throws SQLException {
        run("""
            create temporary table leftover (); prepare leftover as select 1; listen leftover;
            select pg_advisory_lock(4711); declare leftover cursor with hold for select 1
            """);

        assertThat(number("""
            select (select count(*) from pg_class where relname = 'leftover')
                + (select count(*) from pg_prepared_statements where name = 'leftover')
                + (select count(*) from pg_listening_channels())
                + (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid())
                + (select count(*) from pg_cursors where name = 'leftover')
            """)).isZero();
    }

    @Test
    void settingsAndRoleAreThoseOfANewSession() throws SQLException {
        run("""
            set search_path = pg_catalog; set TimeZone = 'Asia/Tokyo'; set work_mem = '1234kB';
            set default_transaction_read_only = on; set role pg_monitor
            """);

        assertThat(text("""
            select concat_ws(' ', current_setting('search_path'), current_setting('TimeZone'),
                current_setting('work_mem') <> '1234kB', current_setting('default_transaction_read_only'),
                current_user = session_user)
            """)).isEqualTo("public UTC t off t");
    }

    @Test
    void aTransactionThatWasLeftOpenIsRolledBack() throws SQLException {
        run("create table kept (n int)");
        run("begin; insert into kept values (1)");
        Connection connection = session.fresh();
        connection.setAutoCommit(false);
        execute(connection, "insert into kept values (2)");

        assertThat(number("select count(*) from kept")).isZero();
    }

    @Test
    void aTransactionThatHasFailedIsRolledBack() throws SQLException {
        Connection connection = session.fresh();
        connection.setAutoCommit(false);
        assertThatThrownBy(() -> execute(connection, "select 1 / 0")).isInstanceOf(SQLException.class);

        assertThat(number("select 1")).isOne();
    }

    @Test
    void afterAnEndAnotherSessionIsOpened() throws SQLException {
        run("set app.tenant = 'one'");
        session.close();

        assertThatThrownBy(() -> text("select current_setting('app.tenant')"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("unrecognized configuration parameter");
    }

    @Test
    void aSessionThatIsLostIsReplaced() throws SQLException {
        session.fresh().close();

        assertThat(number("select 1")).isOne();
    }

    private void run(String script) throws SQLException {
        execute(session.fresh(), script);
    }

    private static void execute(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    private int number(String query) throws SQLException {
        return Integer.parseInt(text(query));
    }

    private String text(String query) throws SQLException {
        try (Statement statement = session.fresh().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
