package io.github.migratemaven.postgres.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What libpq's password file and service file say of a connection. */
class LibpqFilesTest {
    private static final String CANARY = "canary-pw";

    @TempDir
    private Path home;

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

        assertThat(new Resolution(home)
                        .server(Map.of(), Map.of("PGHOST", "x,y", "PGPORT", "1,2", "PGDATABASE", "d"), Map.of())
                        .settings()
                        .displayUrl())
                .isEqualTo("jdbc:postgresql://x:1,y:2/d");
        ConnectionSettings ofService = new Resolution(home)
                .server(Map.of(), Map.of("PGSERVICE", "ha"), Map.of())
                .settings();
        assertThat(ofService.displayUrl()).isEqualTo("jdbc:postgresql://a:5432,b:5433/d");
        assertThat(ofService.properties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("targetServerType", "primary", "tcpKeepAlive", "false"));
    }

    @Test
    void readsTheServiceThatAUrlNames() throws IOException {
        Path file = Files.writeString(home.resolve("services"), "[ha]\nhost=a,b\nuser=ann\nconnect_timeout=3\n");
        String url = "postgresql:///d?service=ha&connect_timeout=5&servicefile=" + file;

        ConnectionSettings settings = new Resolution(home)
                .server(Map.of("url", url), Map.of(), Map.of())
                .settings();

        assertThat(settings.displayUrl()).isEqualTo("jdbc:postgresql://a:5432,b:5432/d");
        assertThat(settings.user()).isEqualTo("ann");
        assertThat(settings.properties()).containsExactlyEntriesOf(Map.of("connectTimeout", "5"));
    }

    @Test
    void looksForThePasswordOfEachServer() throws IOException {
        Path file = Files.writeString(home.resolve("passwords"), "b:5433:d:u:two\na:*:d:u:one\nc:*:*:*:one\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        ConnectionSettings different = new Resolution(home)
                .server(Map.of("url", "postgresql://u@a,b:5433/d?passfile=" + file), Map.of(), Map.of())
                .settings();
        assertThat(different.servers().stream().map(one -> different.at(one).password()))
                .containsExactly(Optional.of(Secret.of("one")), Optional.of(Secret.of("two")));
        assertThat(different.origins()).containsEntry("password", "password file " + file);
        assertThat(different.toString() + different.servers())
                .doesNotContain("one")
                .doesNotContain("two");

        assertThat(new Resolution(home)
                        .server(Map.of("url", "postgresql://u@a,c/d"), Map.of("PGPASSFILE", file.toString()), Map.of())
                        .settings()
                        .password())
                .contains(Secret.of("one"));
    }

    @Test
    void readsTheFirstLineOfThePasswordFileThatFits() throws IOException {
        Path file = Files.writeString(
                home.resolve(".pgpass"), "# c\nother:*:*:*:no\nh:5432:d:u:can\\:ary\nh:*:*:*:later\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        ConnectionSettings settings = new Resolution(home)
                .server(Map.of("url", "postgresql://u@h/d"), Map.of(), Map.of())
                .settings();

        assertThat(settings.password()).contains(Secret.of("can:ary"));
        assertThat(settings.origins()).containsEntry("password", "password file " + file);
    }

    @Test
    void ignoresAPasswordFileThatOthersMayRead() throws IOException {
        Path file = Files.writeString(home.resolve(".pgpass"), "*:*:*:*:" + CANARY + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        DatabaseTarget.Server server =
                new Resolution(home).server(Map.of("url", "postgresql://u@h/d"), Map.of(), Map.of());

        assertThat(server.settings().password()).isEmpty();
        assertThat(server.warnings()).singleElement().asString().contains(".pgpass", "chmod 0600");
    }

    @Test
    void readsAServiceThatPgserviceNames() throws IOException {
        Files.writeString(
                home.resolve(".pg_service.conf"),
                "[a]\nhost=no\n[b] # the one\n# c\nhost=h\ndbname=d\nuser=u\nsslmode=require\n");

        ConnectionSettings settings = new Resolution(home)
                .server(Map.of(), Map.of("PGSERVICE", "b", "PGPORT", "77"), Map.of())
                .settings();

        assertThat(settings.displayUrl()).isEqualTo("jdbc:postgresql://h:77/d");
        assertThat(settings.properties()).containsEntry("sslmode", "require");
    }

    @Test
    void refusesAServiceThatNoFileDefines() {
        assertThatThrownBy(() -> new Resolution(home).resolve(Map.of(), Map.of("PGSERVICE", "b"), Map.of()))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("'b'");
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

        assertThat(new Resolution(home)
                        .server(Map.of("url", "postgresql://u@h/d"), Map.of(), Map.of())
                        .settings()
                        .password())
                .contains(Secret.of(password.translateEscapes()));
    }
}
