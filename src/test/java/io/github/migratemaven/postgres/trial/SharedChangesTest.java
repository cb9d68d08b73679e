package io.github.migratemaven.postgres.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.sql.Quoting;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Slow
class SharedChangesTest {
    private final String role = "probe_" + UUID.randomUUID().toString().replace('-', '_');

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void whatAllDatabasesShareIsSeenToBeChanged(int major) throws SQLException {
        List<String> statements = List.of(
                "create role %1$s_2",
                "alter role %1$s password 'x'",
                "alter role %1$s set jit = off",
                "alter role %1$s rename to %1$s_2",
                "drop role %1$s",
                "grant pg_monitor to %1$s",
                "comment on role %1$s is 'x'",
                "grant create on database %2$s to %1$s",
                "alter database %2$s set jit = off",
                "alter database %2$s connection limit 5",
                "comment on database %2$s is 'x'",
                "alter tablespace pg_default owner to %1$s",
                "grant create on tablespace pg_default to %1$s",
                "select pg_replication_origin_create('%1$s')");
        for (String statement : statements) {
            for (String form : forms(statement)) {
                assertThat(changes(major, form)).as(form).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void whatBelongsToTheDatabaseIsNone(int major) throws SQLException {
        List<String> statements = List.of(
                "create table u (b int primary key)",
                "grant select on t to %1$s",
                "alter table t owner to %1$s",
                "create schema x authorization %1$s",
                "comment on table t is 'x'",
                "set role %1$s",
                "drop table t",
                "create publication p for table t",
                "alter default privileges grant select on tables to %1$s",
                "select * from pg_authid, pg_database");
        for (String statement : statements) {
            for (String form : forms(statement)) {
                assertThat(changes(major, form)).as(form).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void whatOthersChangeMeanwhileIsNotTakenForItsOwn(int major) throws SQLException {
        ConnectionSettings database = TestPostgres.freshDatabase(major);
        try (Connection own = database.open();
                Statement statement = own.createStatement();
                Connection other = database.open();
                Statement others = other.createStatement()) {
            own.setAutoCommit(false);
            statement.execute("create table t (a int)");
            others.execute("create role " + role);
            others.execute("grant create on database " + database.database() + " to " + role);
            assertThat(SharedChanges.ofTransaction(own)).isEmpty();
            own.rollback();
            others.execute("drop owned by " + role + "; drop role " + role);
        }
    }

    /** As it stands, in a body, and in a subtransaction. */
    private static List<String> forms(String statement) {
        String call = "execute " + Quoting.literal(statement);
        return List.of(
                statement,
                "do $$ begin " + call + "; end $$",
                "do $$ begin " + call + "; exception when division_by_zero then null; end $$");
    }

    private List<String> changes(int major, String form) throws SQLException {
        ConnectionSettings database = TestPostgres.freshDatabase(major);
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + role);
            try {
                statement.execute("create table t (a int)");
                connection.setAutoCommit(false);
                statement.execute(form.replace("%1$s", role).replace("%2$s", database.database()));
                List<String> changes = SharedChanges.ofTransaction(connection);
                connection.rollback();
                return changes;
            } finally {
                connection.setAutoCommit(true);
                statement.execute("drop role " + role);
            }
        }
    }
}
