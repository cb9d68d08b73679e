package io.github.migratemaven.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsResolverTest {
    private static final String CANARY = "canary-pw";

    @TempDir
    private Path home;

    @Test
    void takesTheCommandLineBeforeTheEnvironmentBeforeThePom() {
        Map<String, String> pom = Map.of("url", "jdbc:postgresql://pom/x");
        Map<String, String> environment = Map.of("MIGRATE_URL", "jdbc:postgresql://env/x", "USER", "me");
        Map<String, String> commandLine = Map.of("url", "jdbc:postgresql://cli/x");

        assertThat(server(commandLine, environment, pom).settings().host()).isEqualTo("cli");
        assertThat(server(Map.of(), environment, pom).settings().host()).isEqualTo("env");
        assertThat(server(Map.of(), Map.of("USER", "me"), pom).settings().host())
                .isEqualTo("pom");
    }

    @Test
    void recordsThePlaceOfEachSetting() {
        ConnectionSettings settings = server(
                        Map.of("username", "ann"),
                        Map.of("MIGRATE_PASSWORD", CANARY, "PGSSLMODE", "require"),
                        Map.of("url", "jdbc:postgresql://h:1/d"))
                .settings();

        assertThat(settings.origins())
                .containsEntry("host", "POM (migrate.url)")
                .containsEntry("user", "command line (-Dmigrate.username)")
                .containsEntry("password", "environment variable MIGRATE_PASSWORD")
                .containsEntry("sslmode", "environment variable PGSSLMODE");
    }

    @Test
    void takesPostgresVariablesWithTheirDefaultsWhenAnyIsSet() {
        ConnectionSettings settings =
                server(Map.of(), Map.of("POSTGRES_PASSWORD", CANARY), Map.of()).settings();

        assertThat(settings.displayUrl()).isEqualTo("jdbc:postgresql://db:5432/app");
        assertThat(settings.user()).isEqualTo("postgres");
        assertThat(settings.password()).contains(Secret.of(CANARY));
    }

    @Test
    void readsAPasswordFileThatAVariableNames() throws IOException {
        Path secret = Files.writeString(home.resolve("secret"), CANARY + "\n");

        assertThat(server(Map.of(), Map.of("POSTGRES_PASSWORD_FILE", secret.toString()), Map.of())
                        .settings()
                        .password())
                .contains(Secret.of(CANARY));
    }

    @Test
    void keepsThePomsPasswordFromAServerThatTheEnvironmentNames() {
        ConnectionSettings settings = server(
                        Map.of(),
                        Map.of("DATABASE_URL", "postgres://ann@elsewhere/d"),
                        Map.of("url", "jdbc:postgresql://h/d", "password", CANARY))
                .settings();

        assertThat(settings.host()).isEqualTo("elsewhere");
        assertThat(settings.password()).isEmpty();
    }

    @Test
    void takesCredentialsFromSettingsXmlForThePomsUrl() {
        SettingsInputs inputs = new SettingsInputs(
                Map.of(),
                Map.of(),
                Map.of("url", "jdbc:postgresql://h/d"),
                Optional.of(new Credentials(Optional.of("deployer"), Optional.of(Secret.of(CANARY)))),
                home);

        DatabaseTarget.Server server = (DatabaseTarget.Server) SettingsResolver.resolve(inputs);

        assertThat(server.settings().user()).isEqualTo("deployer");
        assertThat(server.settings().password()).contains(Secret.of(CANARY));
        assertThat(server.settings().origins()).containsEntry("password", "settings.xml (serverId)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://h:1234/d?user=u&password=p%40s&sslmode=require | h | 1234 | d | u | p@s",
                "postgresql://u:p%2Fs@h/d?application_name=x | h | 5432 | d | u | p/s",
                "postgres://u:p@[::1]:99/d | ::1 | 99 | d | u | p",
                "postgresql+psycopg://u:a+b@h/d | h | 5432 | d | u | a+b",
                "postgresql:///d?host=h&port=77&user=u&password=p | h | 77 | d | u | p",
                "jdbc:postgresql:d?user=u&password=p | localhost | 5432 | d | u | p",
                "postgresql://u:p@h | h | 5432 | u | u | p",
            })
    void readsEveryFormOfUrl(String url, String host, int port, String database, String user, String password) {
        ConnectionSettings settings =
                server(Map.of("url", url), Map.of(), Map.of()).settings();

        assertThat(settings.host()).isEqualTo(host);
        assertThat(settings.port()).isEqualTo(port);
        assertThat(settings.database()).isEqualTo(database);
        assertThat(settings.user()).isEqualTo(user);
        assertThat(settings.password()).contains(Secret.of(password));
    }

    @Test
    void translatesParametersOfLibpqForTheDriver() {
        assertThat(server(Map.of("url", "postgresql://u@h/d?application_name=x&connect_timeout=3"), Map.of(), Map.of())
                        .settings()
                        .properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("ApplicationName", "x", "connectTimeout", "3"));
    }

    @Test
    void knowsTheEmbeddedDatabase() {
        assertThat(resolve(Map.of(), Map.of(), Map.of("url", "embedded")))
                .isEqualTo(new DatabaseTarget.Embedded("POM (migrate.url)"));
    }

    @Test
    void listsTheChoicesWhenNothingNamesADatabase() {
        MigrationFailure failure =
                catchThrowableOfType(MigrationFailure.class, () -> resolve(Map.of(), Map.of("USER", "me"), Map.of()));

        assertThat(failure.isMisconfigured()).isTrue();
        assertThat(failure.advice()).contains("embedded", "MIGRATE_URL", "DATABASE_URL", "POSTGRES_SERVER", "PGHOST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:canary-pw@h:port/d",
                "postgresql://u:canary-pw%zz@h/d",
                "postgresql://u:canary-pw/x@h/d",
                "postgresql://u:canary-pw@h1,h2/d",
                "postgresql://u:canary-pw@[::1/d",
                "jdbc:postgresql://h/d?passwort=canary-pw",
                "jdbc:postgresql://h/d?canary-pw",
                "mysql://u:canary-pw@h/d",
                "canary-pw"
            })
    void neverRepeatsAPasswordOfAMalformedUrl(String url) {
        MigrationFailure failure = catchThrowableOfType(
                MigrationFailure.class, () -> resolve(Map.of(), Map.of("DATABASE_URL", url), Map.of()));

        assertThat(failure).hasNoCause();
        assertThat(failure.problemAndAdvice()).contains("DATABASE_URL").doesNotContain(CANARY);
    }

    @Test
    void showsNoSecretAsText() {
        DatabaseTarget target =
                resolve(Map.of("url", "postgresql://u:canary-pw@h/d?sslpassword=canary-pw"), Map.of(), Map.of());
        SettingsInputs inputs = new SettingsInputs(
                Map.of("password", CANARY), Map.of("A", CANARY), Map.of("b", CANARY), Optional.empty(), home);

        assertThat(target.toString()).doesNotContain(CANARY);
        assertThat(inputs.toString()).doesNotContain(CANARY);
    }

    @Test
    void readsTheFirstLineOfThePasswordFileThatFits() throws IOException {
        Path file = Files.writeString(
                home.resolve(".pgpass"), "# c\nother:*:*:*:no\nh:5432:d:u:can\\:ary\nh:*:*:*:later\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        ConnectionSettings settings =
                server(Map.of("url", "postgresql://u@h/d"), Map.of(), Map.of()).settings();

        assertThat(settings.password()).contains(Secret.of("can:ary"));
        assertThat(settings.origins()).containsEntry("password", "password file " + file);
    }

    @Test
    void ignoresAPasswordFileThatOthersMayRead() throws IOException {
        Path file = Files.writeString(home.resolve(".pgpass"), "*:*:*:*:" + CANARY + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        DatabaseTarget.Server server = server(Map.of("url", "postgresql://u@h/d"), Map.of(), Map.of());

        assertThat(server.settings().password()).isEmpty();
        assertThat(server.warnings()).singleElement().asString().contains(".pgpass", "chmod 0600");
    }

    @Test
    void readsAServiceThatPgserviceNames() throws IOException {
        Files.writeString(
                home.resolve(".pg_service.conf"),
                "[a]\nhost=no\n[b]\n# c\nhost=h\ndbname=d\nuser=u\nsslmode=require\n");

        ConnectionSettings settings = server(Map.of(), Map.of("PGSERVICE", "b", "PGPORT", "77"), Map.of())
                .settings();

        assertThat(settings.displayUrl()).isEqualTo("jdbc:postgresql://h:77/d");
        assertThat(settings.properties()).containsEntry("sslmode", "require");
    }

    @Test
    void refusesAServiceThatNoFileDefines() {
        assertThatThrownBy(() -> resolve(Map.of(), Map.of("PGSERVICE", "b"), Map.of()))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("'b'");
    }

    @Test
    void refusesAUnixSocket() {
        assertThatThrownBy(() -> resolve(Map.of(), Map.of("PGHOST", "/var/run/postgresql", "USER", "me"), Map.of()))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("Unix socket");
    }

    private DatabaseTarget.Server server(
            Map<String, String> commandLine, Map<String, String> environment, Map<String, String> pom) {
        return (DatabaseTarget.Server) resolve(commandLine, environment, pom);
    }

    private DatabaseTarget resolve(
            Map<String, String> commandLine, Map<String, String> environment, Map<String, String> pom) {
        Map<String, String> withUser = new HashMap<>(environment);
        withUser.putIfAbsent("USER", "os-user");
        return SettingsResolver.resolve(new SettingsInputs(commandLine, withUser, pom, Optional.empty(), home));
    }
}
