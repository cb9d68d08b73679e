package io.github.migratemaven.postgres.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.postgres.connection.ServerAddress;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

        assertThat(new Resolution(home)
                        .server(commandLine, environment, pom)
                        .settings()
                        .host())
                .isEqualTo("cli");
        assertThat(new Resolution(home)
                        .server(Map.of(), environment, pom)
                        .settings()
                        .host())
                .isEqualTo("env");
        assertThat(new Resolution(home)
                        .server(Map.of(), Map.of("USER", "me"), pom)
                        .settings()
                        .host())
                .isEqualTo("pom");
    }

    @Test
    void recordsThePlaceOfEachSetting() {
        ConnectionSettings settings = new Resolution(home)
                .server(
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
        ConnectionSettings settings = new Resolution(home)
                .server(Map.of(), Map.of("POSTGRES_PASSWORD", CANARY), Map.of())
                .settings();

        assertThat(settings.displayUrl()).isEqualTo("jdbc:postgresql://db:5432/app");
        assertThat(settings.user()).isEqualTo("postgres");
        assertThat(settings.password()).contains(Secret.of(CANARY));
    }

    @Test
    void readsAPasswordFileThatAVariableNames() throws IOException {
        Path secret = Files.writeString(home.resolve("secret"), CANARY + "\n");

        assertThat(new Resolution(home)
                        .server(Map.of(), Map.of("POSTGRES_PASSWORD_FILE", secret.toString()), Map.of())
                        .settings()
                        .password())
                .contains(Secret.of(CANARY));
    }

    @Test
    void keepsThePomsPasswordFromAServerThatTheEnvironmentNames() {
        ConnectionSettings settings = new Resolution(home)
                .server(
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
        ConnectionSettings settings = new Resolution(home)
                .server(Map.of("url", url), Map.of(), Map.of())
                .settings();

        assertThat(settings.host()).isEqualTo(host);
        assertThat(settings.port()).isEqualTo(port);
        assertThat(settings.database()).isEqualTo(database);
        assertThat(settings.user()).isEqualTo(user);
        assertThat(settings.password()).contains(Secret.of(password));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://a:5432,b:5433/d?targetServerType=primary | a:5432 b:5433",
                "jdbc:postgresql://a,b:5433/d | a:5432 b:5433",
                "postgresql://u:p%40s@a:1,[::1]:2,c/d?target_session_attrs=read-write | a:1 [::1]:2 c:5432",
                "postgresql:///d?host=a,b&port=77 | a:77 b:77",
                "postgresql:///d?host=a,b&port=77,78 | a:77 b:78",
                "jdbc:postgresql://ignored/d?PGHOST=a,b&PGPORT=,78 | a:5432 b:78",
            })
    void readsEveryFormOfUrlWithSeveralServers(String url, String servers) {
        ConnectionSettings settings = new Resolution(home)
                .server(Map.of("url", url), Map.of(), Map.of())
                .settings();

        assertThat(settings.servers()).map(ServerAddress::toString).containsExactly(servers.split(" "));
        assertThat(settings.displayUrl()).isEqualTo("jdbc:postgresql://" + servers.replace(' ', ',') + "/d");
    }

    @Test
    void isLocalOnlyWhereEveryServerIs() {
        assertThat(new Resolution(home)
                        .server(Map.of("url", "postgresql://localhost,127.0.0.1/d"), Map.of(), Map.of())
                        .settings()
                        .isLocal())
                .isTrue();
        assertThat(new Resolution(home)
                        .server(Map.of("url", "postgresql://localhost,far/d"), Map.of(), Map.of())
                        .settings()
                        .isLocal())
                .isFalse();
    }

    @Test
    void knowsTheEmbeddedDatabase() {
        assertThat(new Resolution(home).resolve(Map.of(), Map.of(), Map.of("url", "embedded")))
                .isEqualTo(new DatabaseTarget.Embedded("POM (migrate.url)"));
    }

    @Test
    void listsTheChoicesWhenNothingNamesADatabase() {
        MigrationFailure failure = catchThrowableOfType(
                MigrationFailure.class, () -> new Resolution(home).resolve(Map.of(), Map.of("USER", "me"), Map.of()));

        assertThat(failure.isMisconfigured()).isTrue();
        assertThat(failure.advice()).contains("embedded", "MIGRATE_URL", "DATABASE_URL", "POSTGRES_SERVER", "PGHOST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:canary-pw@h:port/d",
                "postgresql://u:canary-pw%zz@h/d",
                "postgresql://u:canary-pw/x@h/d",
                "postgresql://u:canary-pw@h1,h2:5432:1/d",
                "postgresql://u@h1,h2/d?port=1,2,3&password=canary-pw",
                "postgresql://u:12/canary-pw@h",
                "jdbc:postgresql://h/d?password=x&canary-pw=1",
                "postgresql://u:canary-pw@[::1/d",
                "jdbc:postgresql://h/d?canary-pw",
                "mysql://u:canary-pw@h/d",
                "canary-pw"
            })
    void neverRepeatsAPasswordOfAMalformedUrl(String url) {
        MigrationFailure failure = catchThrowableOfType(MigrationFailure.class, () -> new Resolution(home)
                .resolve(Map.of(), Map.of("DATABASE_URL", url), Map.of()));

        assertThat(failure).hasNoCause();
        assertThat(failure.problemAndAdvice()).contains("DATABASE_URL").doesNotContain(CANARY);
    }

    @Test
    void showsNoSecretAsText() {
        DatabaseTarget target = new Resolution(home)
                .resolve(Map.of("url", "postgresql://u:canary-pw@h/d?sslpassword=canary-pw"), Map.of(), Map.of());
        SettingsInputs inputs = new SettingsInputs(
                Map.of("password", CANARY), Map.of("A", CANARY), Map.of("b", CANARY), Optional.empty(), home);

        assertThat(target.toString()).doesNotContain(CANARY);
        assertThat(inputs.toString()).doesNotContain(CANARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POSTGRES_PASSWORD_FILE", "PGPASSFILE", "PGSERVICEFILE"})
    void refusesTheNameOfAFileThatThereCannotBe(String variable) {
        Map<String, String> environment = Map.of(variable, "a\u0000b", "PGSERVICE", "s", "USER", "me");

        assertThatThrownBy(() -> new Resolution(home)
                        .resolve(
                                variable.equals("PGPASSFILE") ? Map.of("url", "postgresql://u@h/d") : Map.of(),
                                environment,
                                Map.of()))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("environment variable " + variable + " names no file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/var/run/postgresql", "a,/var/run/postgresql"})
    void refusesAUnixSocket(String host) {
        assertThatThrownBy(() -> new Resolution(home).resolve(Map.of(), Map.of("PGHOST", host, "USER", "me"), Map.of()))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("Unix socket");
    }

    @Test
    void blamesTheParameterThatNamesAnotherServer() {
        SettingsInputs broken =
                new SettingsInputs(Map.of("url", "mysql://h/d"), Map.of(), Map.of(), Optional.empty(), home);
        SettingsInputs inputs =
                new SettingsInputs(Map.of("url", "postgresql://me@h/d"), Map.of(), Map.of(), Optional.empty(), home);

        assertThatThrownBy(() -> SettingsResolver.resolve(broken, "migrate.shadowUrl"))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("The database URL from migrate.shadowUrl cannot be used");
        DatabaseTarget.Server server = (DatabaseTarget.Server) SettingsResolver.resolve(inputs, "migrate.shadowUrl");
        assertThat(server.settings().origins()).containsEntry("host", "migrate.shadowUrl");
    }
}
