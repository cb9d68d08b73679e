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
        ConnectionSettings settings =
                server(Map.of("url", url), Map.of(), Map.of()).settings();

        assertThat(settings.servers()).map(ServerAddress::toString).containsExactly(servers.split(" "));
        assertThat(settings.displayUrl()).isEqualTo("jdbc:postgresql://" + servers.replace(' ', ',') + "/d");
    }

    @Test
    void takesListsOfServersFromTheEnvironmentAndFromAServiceFile() throws IOException {
        Files.writeString(home.resolve(".pg_service.conf"), """
            [ha]
            host=a,b
            port=5432,5433
            dbname=d
            target_session_attrs=read-write
            keepalives=0
            """);

        assertThat(server(Map.of(), Map.of("PGHOST", "x,y", "PGPORT", "1,2", "PGDATABASE", "d"), Map.of())
                        .settings()
                        .displayUrl())
                .isEqualTo("jdbc:postgresql://x:1,y:2/d");
        ConnectionSettings ofService =
                server(Map.of(), Map.of("PGSERVICE", "ha"), Map.of()).settings();
        assertThat(ofService.displayUrl()).isEqualTo("jdbc:postgresql://a:5432,b:5433/d");
        assertThat(ofService.properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("targetServerType", "primary", "tcpKeepAlive", "false"));
    }

    @Test
    void readsTheServiceThatAUrlNames() throws IOException {
        Path file = Files.writeString(home.resolve("services"), "[ha]\nhost=a,b\nuser=ann\nconnect_timeout=3\n");
        String url = "postgresql:///d?service=ha&connect_timeout=5&servicefile=" + file;

        ConnectionSettings settings =
                server(Map.of("url", url), Map.of(), Map.of()).settings();

        assertThat(settings.displayUrl()).isEqualTo("jdbc:postgresql://a:5432,b:5432/d");
        assertThat(settings.user()).isEqualTo("ann");
        assertThat(settings.properties()).containsExactlyEntriesOf(Map.of("connectTimeout", "5"));
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
        assertThat(server(Map.of("url", "postgresql://a,b/d?target_session_attrs=" + libpq), Map.of(), Map.of())
                        .settings()
                        .properties())
                .containsEntry("targetServerType", driver);
        assertThat(server(Map.of("url", "postgresql://a,b/d"), Map.of("PGTARGETSESSIONATTRS", libpq), Map.of())
                        .settings()
                        .properties())
                .containsEntry("targetServerType", driver);
    }

    @Test
    void translatesValuesThatTheDriverWritesOtherwise() {
        String url = "postgresql://h/d?keepalives=1&keepalives_idle=60&load_balance_hosts=random&connect_timeout=-1"
                + "&sslrootcert=system&options=-c%20geqo%3Doff";

        assertThat(server(Map.of("url", url), Map.of(), Map.of()).settings().properties())
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
        DatabaseTarget.Server server = server(
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

    @ParameterizedTest
    @ValueSource(strings = {"target_session_attrs=best", "connect_timeout=soon", "sslmode=on", "keepalives_idle=x"})
    void refusesAValueThatCannotBeMeantByTheNameOfItsParameter(String parameter) {
        assertThatThrownBy(() -> server(Map.of("url", "postgresql://h/d?" + parameter), Map.of(), Map.of()))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining(parameter.substring(0, parameter.indexOf('=')));
    }

    @Test
    void refusesTheAuthoritiesOfTheMachineWithoutALookAtTheHostsName() {
        String url = "postgresql://h/d?sslmode=%s&sslrootcert=system";

        assertThat(server(Map.of("url", url.formatted("verify-full")), Map.of(), Map.of())
                        .settings()
                        .properties())
                .containsOnlyKeys("sslmode", "sslfactory");
        assertThatThrownBy(() -> server(Map.of(), Map.of(), Map.of("url", url.formatted("require"))))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("sslrootcert=system (POM (migrate.url)) and sslmode=require");
    }

    @Test
    void takesNoPlaceByANameThatOnlyAUrlOfTheDriverMayHave() throws IOException {
        Files.writeString(home.resolve(".pg_service.conf"), "[s]\nhost=h\nPGHOST=elsewhere\n");

        DatabaseTarget.Server server = server(Map.of(), Map.of("PGSERVICE", "s"), Map.of());

        assertThat(server.settings().host()).isEqualTo("h");
        assertThat(server.settings().properties()).isEmpty();
        assertThat(server.warnings()).singleElement().asString().contains("PGHOST", "no effect");
    }

    @Test
    void looksForThePasswordOfEachServer() throws IOException {
        Path file = Files.writeString(home.resolve("passwords"), "b:5433:d:u:two\na:*:d:u:one\nc:*:*:*:one\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        ConnectionSettings different = server(
                        Map.of("url", "postgresql://u@a,b:5433/d?passfile=" + file), Map.of(), Map.of())
                .settings();
        assertThat(different.servers().stream().map(one -> different.at(one).password()))
                .containsExactly(Optional.of(Secret.of("one")), Optional.of(Secret.of("two")));
        assertThat(different.origins()).containsEntry("password", "password file " + file);
        assertThat(different.toString() + different.servers())
                .doesNotContain("one")
                .doesNotContain("two");

        assertThat(server(Map.of("url", "postgresql://u@a,c/d"), Map.of("PGPASSFILE", file.toString()), Map.of())
                        .settings()
                        .password())
                .contains(Secret.of("one"));
    }

    @Test
    void isLocalOnlyWhereEveryServerIs() {
        assertThat(server(Map.of("url", "postgresql://localhost,127.0.0.1/d"), Map.of(), Map.of())
                        .settings()
                        .isLocal())
                .isTrue();
        assertThat(server(Map.of("url", "postgresql://localhost,far/d"), Map.of(), Map.of())
                        .settings()
                        .isLocal())
                .isFalse();
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\\\*:5432:d:u:no\\n*:*:*:*:yes | yes",
                "h:5432:d:u:ends in a carriage\\rreturn\\r\\n | ends in a carriage\\rreturn",
                "h:5432:d:u:yes:no | yes"
            })
    void readsThePasswordFileAsLibpqDoes(String lines, String password) throws IOException {
        Path file = Files.writeString(home.resolve(".pgpass"), lines.translateEscapes());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(server(Map.of("url", "postgresql://u@h/d"), Map.of(), Map.of())
                        .settings()
                        .password())
                .contains(Secret.of(password.translateEscapes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POSTGRES_PASSWORD_FILE", "PGPASSFILE", "PGSERVICEFILE"})
    void refusesTheNameOfAFileThatThereCannotBe(String variable) {
        Map<String, String> environment = Map.of(variable, "a\u0000b", "PGSERVICE", "s", "USER", "me");

        assertThatThrownBy(() -> resolve(
                        variable.equals("PGPASSFILE") ? Map.of("url", "postgresql://u@h/d") : Map.of(),
                        environment,
                        Map.of()))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("environment variable " + variable + " names no file");
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
                "[a]\nhost=no\n[b] # the one\n# c\nhost=h\ndbname=d\nuser=u\nsslmode=require\n");

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

    @ParameterizedTest
    @ValueSource(strings = {"/var/run/postgresql", "a,/var/run/postgresql"})
    void refusesAUnixSocket(String host) {
        assertThatThrownBy(() -> resolve(Map.of(), Map.of("PGHOST", host, "USER", "me"), Map.of()))
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
