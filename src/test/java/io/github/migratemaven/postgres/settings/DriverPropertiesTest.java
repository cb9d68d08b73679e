package io.github.migratemaven.postgres.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriverPropertiesTest {
    private static final String CANARY = "canary-pw";

    @TempDir
    private Path home;

    @Test
    void translatesParametersOfLibpqForTheDriver() {
        assertThat(new Resolution(home)
                        .server(
                                Map.of("url", "postgresql://u@h/d?application_name=x&connect_timeout=3"),
                                Map.of(),
                                Map.of())
                        .settings()
                        .properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("ApplicationName", "x", "connectTimeout", "3"));
    }

    @Test
    void translatesValuesThatTheDriverWritesOtherwise() {
        String url = "postgresql://h/d?keepalives=1&keepalives_idle=60&load_balance_hosts=random&connect_timeout=-1"
                + "&sslrootcert=system&options=-c%20geqo%3Doff";

        assertThat(new Resolution(home)
                        .server(Map.of("url", url), Map.of(), Map.of())
                        .settings()
                        .properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "tcpKeepAlive", "true",
                        "keepalives_idle", "60",
                        "loadBalanceHosts", "true",
                        "connectTimeout", "0",
                        "sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory",
                        "sslmode", "verify-full",
                        "options", "-c geqo=off"));
    }

    @Test
    void warnsByNameOfParametersWithoutEffect() {
        DatabaseTarget.Server server = new Resolution(home)
                .server(
                        Map.of("url", "postgresql://h/d?sslmod=canary-pw&sslcrl=canary-pw&application_name=x"),
                        Map.of(),
                        Map.of());

        assertThat(server.settings().properties()).containsExactlyEntriesOf(Map.of("ApplicationName", "x"));
        assertThat(server.warnings())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("sslmod (command line (-Dmigrate.url))", "neither", "misspelt"),
                        line -> assertThat(line).contains("sslcrl", "no counterpart"))
                .allSatisfy(line -> assertThat(line).doesNotContain(CANARY));
    }

    @Test
    void refusesTheAuthoritiesOfTheMachineWithoutALookAtTheHostsName() {
        String url = "postgresql://h/d?sslmode=%s&sslrootcert=system";

        assertThat(new Resolution(home)
                        .server(Map.of("url", url.formatted("verify-full")), Map.of(), Map.of())
                        .settings()
                        .properties())
                .containsOnlyKeys("sslmode", "sslfactory");
        assertThatThrownBy(
                        () -> new Resolution(home).server(Map.of(), Map.of(), Map.of("url", url.formatted("require"))))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("sslrootcert=system (POM (migrate.url)) and sslmode=require");
    }

    @Test
    void takesNoPlaceByANameThatOnlyAUrlOfTheDriverMayHave() throws IOException {
        Files.writeString(home.resolve(".pg_service.conf"), "[s]\nhost=h\nPGHOST=elsewhere\n");

        DatabaseTarget.Server server = new Resolution(home).server(Map.of(), Map.of("PGSERVICE", "s"), Map.of());

        assertThat(server.settings().host()).isEqualTo("h");
        assertThat(server.settings().properties()).isEmpty();
        assertThat(server.warnings()).singleElement().asString().contains("PGHOST", "no effect");
    }

    @ParameterizedTest
    @CsvSource({
        "any, any",
        "primary, primary",
        "read-write, primary",
        "read-only, secondary",
        "standby, secondary",
        "prefer-standby, preferSecondary",
    })
    void translatesWhichOfSeveralServersIsWanted(String libpq, String driver) {
        assertThat(new Resolution(home)
                        .server(Map.of("url", "postgresql://a,b/d?target_session_attrs=" + libpq), Map.of(), Map.of())
                        .settings()
                        .properties())
                .containsEntry("targetServerType", driver);
        assertThat(new Resolution(home)
                        .server(Map.of("url", "postgresql://a,b/d"), Map.of("PGTARGETSESSIONATTRS", libpq), Map.of())
                        .settings()
                        .properties())
                .containsEntry("targetServerType", driver);
    }

    @ParameterizedTest
    @ValueSource(strings = {"target_session_attrs=best", "connect_timeout=soon", "sslmode=on", "keepalives_idle=x"})
    void refusesAValueThatCannotBeMeantByTheNameOfItsParameter(String parameter) {
        assertThatThrownBy(() ->
                        new Resolution(home).server(Map.of("url", "postgresql://h/d?" + parameter), Map.of(), Map.of()))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining(parameter.substring(0, parameter.indexOf('=')));
    }
}
