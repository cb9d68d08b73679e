package io.github.migratemaven.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerShadowTest {
    private final ConnectionSettings server = TestPostgres.server(18);

    @ParameterizedTest
    @ValueSource(ints = {13, 18})
    void leavesNothingOnTheServer(int major) {
        ConnectionSettings used = TestPostgres.server(major);
        List<String> before = names(used);
        try (ServerShadow shadow = ServerShadow.open(used)) {
            assertThat(shadow.majorVersion()).isEqualTo(major);
            ConnectionSettings database = shadow.create();
            shadow.ensureRoles(Set.of("shadow_role_of_test"));
            execute(database, "create table kept (id int); grant select on kept to shadow_role_of_test");
            shadow.keepAsTemplate(database, "key");
            ConnectionSettings copy = shadow.createFrom("key").orElseThrow();
            execute(copy, "select id from kept");
            assertThat(names(used)).hasSize(before.size() + 4);
        }

        assertThat(names(used)).isEqualTo(before);
    }

    @Test
    void keepsTemplatesForItselfOnly() {
        try (ServerShadow first = ServerShadow.open(server);
                ServerShadow second = ServerShadow.open(server)) {
            first.keepAsTemplate(first.create(), "key");

            assertThat(first.createFrom("key")).isPresent();
            assertThat(second.createFrom("key")).isEmpty();
        }
    }

    /** An empty database is 7 MB of pages; the build's server and those of many builds in containers wait for no disk. */
    @Test
    void writesNoLogOfWhatItCopiesWhereNothingWaitsForADisk() {
        try (ServerShadow shadow = ServerShadow.open(server)) {
            long before = logged();
            shadow.create();

            assertThat(logged() - before).isLessThan(1 << 20);
        }
    }

    @Test
    void dropsWhatAKilledBuildLeftADayAgoOnly() {
        Clock now = Clock.systemUTC();
        ServerShadow old = ServerShadow.open(server, Clock.offset(now, Duration.ofHours(-25)));
        ServerShadow recent = ServerShadow.open(server, Clock.offset(now, Duration.ofHours(-23)));
        String left = old.create().database();
        String inUse = recent.create().database();

        ServerShadow.open(server).close();

        assertThat(names(server)).doesNotContain(left).contains(inUse);
        recent.close();
        old.close();
    }

    @Test
    void refusesARoleThatMayNotCreateDatabases() {
        String role = "limited_" + UUID.randomUUID().toString().substring(0, 8);
        execute(server, "create role " + role + " login password 'secret'");
        ConnectionSettings limited = new ConnectionSettings(
                server.host(), server.port(), "postgres", role, Optional.of(Secret.of("secret")), Map.of(), Map.of());

        assertThatThrownBy(() -> ServerShadow.open(limited))
                .isInstanceOfSatisfying(MigrationFailure.class, failure -> assertThat(failure.problemAndAdvice())
                        .contains("may not create databases", "alter role " + role + " createdb", "MIGRATE_TEST_URL"));
    }

    @Test
    void saysWhenNothingAnswers() {
        ConnectionSettings nowhere = ConnectionSettings.local(1, "postgres", "postgres");

        assertThatThrownBy(() -> ServerShadow.open(nowhere))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("Nothing answers at")
                .satisfies(failure -> assertThat(((MigrationFailure) failure).advice())
                        .contains("migrate.shadowUrl")
                        .doesNotContain("migrate.url"));
    }

    /** Bytes of log that the server has written since it was made. */
    private long logged() {
        try (Connection connection = server.open();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select pg_current_wal_insert_lsn() - '0/0'")) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(ConnectionSettings server) {
        List<String> names = new ArrayList<>();
        try (Connection connection = server.open();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select datname from pg_database union all select rolname from pg_roles order by 1")) {
            while (result.next()) {
                names.add(result.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return names;
    }

    private static void execute(ConnectionSettings database, String sql) {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
