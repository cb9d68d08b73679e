package io.github.migratemaven.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.testing.TlsServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFailuresTest {
    private static TlsServer server;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = new TlsServer(18, directory);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void connectsWithEverythingInItsPlace() throws SQLException {
        try (Connection connection =
                settings("owner", verified(clientCertificate("owner"))).open()) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void saysThatTheServersAuthorityIsNotTheOneThatIsNamed() {
        String stranger = server.certificate("stranger");

        MigrationFailure failure = explain(settings("postgres", verified(Map.of("sslrootcert", stranger))));

        assertThat(failure).hasMessageContaining("is of no authority in sslrootcert=" + stranger);
        assertThat(failure.advice()).contains("Set sslrootcert");
    }

    @Test
    void saysThatTheCertificateIsForAnotherHost() {
        ConnectionSettings byNumber = settings("postgres", verified(Map.of()));
        byNumber = byNumber.at(new ServerAddress("127.0.0.1", byNumber.port()));

        MigrationFailure failure = explain(byNumber);

        assertThat(failure).hasMessageContaining("certificate is not for the host '127.0.0.1' (set by the plugin)");
        assertThat(failure.advice()).contains("subjectAltName", "verify-ca").doesNotContain("log");
    }

    @Test
    void namesTheOptionWhereTheAuthoritysFileIsNotThere() {
        MigrationFailure failure = explain(settings("postgres", verified(Map.of("sslrootcert", "nowhere.crt"))));

        assertThat(failure).hasMessageContaining("nowhere.crt");
        assertThat(failure.advice()).contains("sslrootcert", "system");
    }

    @Test
    void asksForAClientCertificateWhereTheServerWantsOne() {
        MigrationFailure failure = explain(settings("owner", verified(Map.of())));

        assertThat(failure).hasMessageContaining("'owner' in by a client certificate only, and was shown none");
        assertThat(failure.advice()).contains("sslcert=FILE&sslkey=FILE");
    }

    @Test
    void saysThatTheServerDoesNotTrustAClientCertificate() {
        MigrationFailure failure = explain(settings("owner", verified(clientCertificate("forged"))));

        assertThat(failure).hasMessageContaining("none that it was shown (sslcert=" + server.certificate("forged"));
        assertThat(failure.advice()).contains("ssl_ca_file");
    }

    @Test
    void saysThatAClientCertificateIsAnotherRoles() {
        MigrationFailure failure = explain(settings("owner", verified(clientCertificate("visitor"))));

        assertThat(failure).hasMessageContaining("not that of user 'owner'");
        assertThat(failure.advice()).contains("common name", "pg_ident.conf");
    }

    @Test
    void namesTheFilesThatTheDriverCannotRead() {
        MigrationFailure key = explain(
                settings("owner", verified(Map.of("sslcert", server.certificate("owner"), "sslkey", "nowhere.key"))));
        MigrationFailure certificate =
                explain(settings("owner", verified(Map.of("sslcert", "nowhere.crt", "sslkey", server.key("owner")))));

        assertThat(key).hasMessageContaining("sslkey=nowhere.key, set by the plugin");
        assertThat(certificate).hasMessageContaining("sslcert=nowhere.crt");
        assertThat(key.advice()).contains("PKCS #8", "openssl pkcs12 -export");
    }

    private static Map<String, String> clientCertificate(String name) {
        return Map.of("sslcert", server.certificate(name), "sslkey", server.key(name), "pemKeyAlgorithm", "EC");
    }

    private static Map<String, String> verified(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("sslmode", "verify-full");
        all.putIfAbsent("sslrootcert", server.certificate("authority"));
        return all;
    }

    private static ConnectionSettings settings(String role, Map<String, String> properties) {
        return server.settings(role).withProperties(properties);
    }

    private static MigrationFailure explain(ConnectionSettings settings) {
        SQLException failure = catchThrowableOfType(SQLException.class, settings::open);
        return ConnectFailures.explain(settings, failure);
    }
}
