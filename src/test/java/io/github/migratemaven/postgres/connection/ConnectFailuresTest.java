package io.github.migratemaven.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectFailuresTest {

    @Test
    void namesTheDatabaseThatIsNotThere() {
        MigrationFailure failure = explain(TestPostgres.server(18).withDatabase("nowhere"));

        assertThat(failure).hasMessageContaining("no database 'nowhere'");
        assertThat(failure.advice()).contains("createdb nowhere");
        assertThat(failure.isMisconfigured()).isTrue();
    }

    /** Whoever asks: a goal that only looks too. */
    @Test
    void aServerThatSwallowsEverythingIsNotWaitedForForEver() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ConnectionSettings settings = new ConnectionSettings(
                            silent.getInetAddress().getHostAddress(),
                            silent.getLocalPort(),
                            "app",
                            "app",
                            Optional.empty(),
                            Map.of("loginTimeout", "1"),
                            Map.of())
                    .at(new ServerAddress(silent.getInetAddress().getHostAddress(), silent.getLocalPort()));
            assertThatExceptionOfType(SQLException.class).isThrownBy(settings::open);
        }
        ConnectionSettings one = ConnectionSettings.local(5432, "app", "app");
        assertThat(one.at(one.servers().get(0)).properties()).containsEntry("loginTimeout", "30");
    }

    @Test
    void namesTheRoleThatIsNotThere() {
        ConnectionSettings server = TestPostgres.server(18);

        assertThat(explain(settings(server.host(), server.port(), "nobody", Map.of())))
                .hasMessageContaining("no role 'nobody' (MIGRATE_USERNAME)");
    }

    @Test
    void namesTheAddressWhereNothingAnswers() throws IOException {
        int freePort = nowhere().port();

        MigrationFailure failure = explain(settings("127.0.0.1", freePort, "postgres", Map.of()));

        assertThat(failure).hasMessageContaining("Nothing answers at jdbc:postgresql://127.0.0.1:" + freePort);
        assertThat(failure.advice()).contains("embedded");
    }

    @Slow
    @Test
    void refusesAServerThatIsTooOld() throws SQLException {
        ConnectionSettings server = TestPostgres.server(12);

        try (Connection connection = server.open()) {
            assertThatThrownBy(() -> ConnectFailures.requireSupportedVersion(connection, server))
                    .hasMessageContaining("is PostgreSQL 12.22")
                    .asInstanceOf(type(MigrationFailure.class))
                    .extracting(MigrationFailure::advice)
                    .isEqualTo("PostgreSQL 13 or newer is needed.");
        }
    }

    @Test
    void namesTheHostThatIsNotKnown() {
        assertThat(explain(settings("no-such-host.invalid", 5432, "postgres", Map.of())))
                .hasMessageContaining("'no-such-host.invalid'");
    }

    @Test
    void advisesOnTlsThatTheServerDoesNotOffer() {
        ConnectionSettings server = TestPostgres.server(18);

        MigrationFailure failure =
                explain(settings(server.host(), server.port(), "postgres", Map.of("sslmode", "require")));

        assertThat(failure).hasMessageContaining("TLS");
        assertThat(failure.advice()).contains("sslmode");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "28P01 | FATAL: password authentication failed for user \"me\" | refuses the password",
                "28000 | FATAL: no pg_hba.conf entry for host \"10.0.0.1\" | pg_hba.conf",
                "28000 | FATAL: no pg_hba.conf entry for host \"10.0.0.1\", no encryption | Add a line to its pg_hba.conf",
                "53300 | FATAL: sorry, too many clients already | no free connection",
                "57P03 | FATAL: the database system is starting up | does not accept connections yet"
            })
    void explainsWhatTheServerSays(String state, String message, String expected) {
        ConnectionSettings settings = new ConnectionSettings(
                "h", 5432, "d", "me", Optional.of(Secret.of("canary-pw")), Map.of(), Map.of("password", "POM"));

        MigrationFailure failure = ConnectFailures.explain(settings, new SQLException(message, state));

        assertThat(failure.problemAndAdvice()).contains(expected).doesNotContain("canary-pw");
    }

    @Test
    void passesOverAServerThatDoesNotAnswer() throws IOException, SQLException {
        ConnectionSettings server = TestPostgres.server(18);
        ConnectionSettings several =
                several(Map.of(), nowhere(), server.servers().get(0));

        OpenedConnection opened = several.connect();

        try (Connection connection = opened.connection()) {
            assertThat(connection.isValid(5)).isTrue();
            assertThat(opened.settings().servers()).isEqualTo(server.servers());
        }
    }

    @Test
    void saysOfEachOfSeveralServersWhyItCannotBeUsed() throws IOException {
        ServerAddress nowhere = nowhere();
        ServerAddress primary = TestPostgres.server(18).servers().get(0);

        MigrationFailure failure = explain(several(Map.of("targetServerType", "secondary"), nowhere, primary));

        assertThat(failure)
                .hasMessageStartingWith("None of the servers can be used:")
                .hasMessageContaining("Nothing answers at jdbc:postgresql://" + nowhere + "/postgres")
                .hasMessageContaining(primary + " is no standby, and targetServerType is secondary (POM)");
        assertThat(failure.advice()).contains("HOST1:PORT1,HOST2:PORT2");
    }

    @Test
    void asksTheOperatingSystemToLookForAServerThatIsGone() throws SQLException {
        ConnectionSettings server = TestPostgres.server(18)
                .withProperties(Map.of("tcpKeepAlive", "true", "keepalives_idle", "60", "keepalives_count", "3"));

        try (Connection connection = server.open()) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    private static ServerAddress nowhere() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new ServerAddress("127.0.0.1", socket.getLocalPort());
        }
    }

    private static ConnectionSettings several(Map<String, String> properties, ServerAddress... servers) {
        return new ConnectionSettings(
                List.of(servers),
                "postgres",
                "postgres",
                Optional.empty(),
                properties,
                Map.of("targetServerType", "POM"));
    }

    @Test
    void saysWhereAMissingPasswordMayBePut() {
        ConnectionSettings settings = settings("h", 5432, "me", Map.of());
        String fromTheDriver = "The server requested SCRAM-based authentication, but the password is an empty string.";

        MigrationFailure failure = ConnectFailures.explain(settings, new SQLException(fromTheDriver, "08004"));

        assertThat(failure).hasMessageContaining("wants a password");
        assertThat(failure.advice()).contains("MIGRATE_PASSWORD", ".pgpass", "settings.xml");
    }

    private static ConnectionSettings settings(String host, int port, String user, Map<String, String> properties) {
        return new ConnectionSettings(
                host, port, "postgres", user, Optional.empty(), properties, Map.of("user", "MIGRATE_USERNAME"));
    }

    private static MigrationFailure explain(ConnectionSettings settings) {
        SQLException failure = catchThrowableOfType(SQLException.class, settings::open);
        return ConnectFailures.explain(settings, failure);
    }
}
