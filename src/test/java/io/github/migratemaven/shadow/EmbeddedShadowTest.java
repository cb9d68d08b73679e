package io.github.migratemaven.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.postgres.connection.Secret;
import io.github.migratemaven.testing.FastTempDir;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestInstallations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedShadowTest {
    private final Path directory;

    EmbeddedShadowTest(@TempDir(factory = FastTempDir.class) Path directory) {
        this.directory = directory;
    }

    private EmbeddedShadow open() {
        return open(EmbeddedVersion.newest());
    }

    private EmbeddedShadow open(EmbeddedVersion version) {
        return EmbeddedShadow.open(directory, version, TestInstallations.shared());
    }

    @Slow
    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17, 18})
    void servesEverySupportedMajorVersion(int major) throws SQLException {
        try (EmbeddedShadow shadow = open(EmbeddedVersion.nearest(major))) {
            assertThat(shadow.majorVersion()).isEqualTo(major);
            ConnectionSettings database = shadow.create();
            assertThat(query(database, "show server_version_num")).startsWith(Integer.toString(major));
            assertThat(query(database, "select lower('Ä')")).isEqualTo("ä");
            assertThat(query(database, "show lc_messages")).isEqualTo("C");
        }
    }

    @Test
    void asksForAPassword() {
        try (EmbeddedShadow shadow = open()) {
            ConnectionSettings database = shadow.create();
            ConnectionSettings noPassword = ConnectionSettings.local(database.port(), "postgres", "postgres");

            assertThat(database.host()).isEqualTo("127.0.0.1");
            assertThat(failureOf(noPassword)).contains("password");
        }
    }

    @Test
    void aConnectionTakesOneIterationOfALongPassword() throws SQLException {
        try (EmbeddedShadow shadow = open()) {
            ConnectionSettings database = shadow.create();
            ConnectionSettings guessed = new ConnectionSettings(
                    database.host(),
                    database.port(),
                    database.database(),
                    database.user(),
                    Optional.of(Secret.of("guessed")),
                    Map.of(),
                    Map.of());

            assertThat(query(database, "select rolpassword from pg_authid where rolname = current_user"))
                    .startsWith("SCRAM-SHA-256$1:");
            assertThat(failureOf(guessed)).contains("password authentication failed");
        }
    }

    @Slow
    @Test
    @EnabledOnOs(OS.LINUX)
    void itsServerTakesMemoryInLargePages() throws SQLException {
        try (EmbeddedShadow shadow = open()) {
            assertThat(query(shadow.create(), "select encode(pg_read_binary_file('/proc/self/environ'), 'escape')"))
                    .contains("MALLOC_TOP_PAD_=16777216", "GLIBC_TUNABLES=glibc.malloc.hugetlb=1");
        }
    }

    @Test
    void keepsTemplatesForTheNextBuild() throws SQLException {
        try (EmbeddedShadow shadow = open()) {
            ConnectionSettings database = shadow.create();
            execute(database, "create table kept as select 7 as answer");
            shadow.keepAsTemplate(database, "key");
            execute(database, "drop table kept");
        }

        try (EmbeddedShadow shadow = open()) {
            assertThat(shadow.createFrom("another key")).isEmpty();
            ConnectionSettings copy = shadow.createFrom("key").orElseThrow();
            assertThat(query(copy, "select answer from kept")).isEqualTo("7");
        }
    }

    @Slow
    @Test
    void keepsADatabaseThatIsGivenAwayAndDropsASecondOne() throws SQLException {
        try (EmbeddedShadow shadow = open()) {
            for (String sql : new String[] {"create table kept as select 7 as answer", "create table other ()"}) {
                ConnectionSettings database = shadow.create();
                execute(database, sql);
                shadow.giveAsTemplate(database, "key");
            }
            assertThat(query(shadow.create(), "select count(*) from pg_database where datname like 'migrate_shadow%'"))
                    .isEqualTo("1");
        }

        try (EmbeddedShadow shadow = open()) {
            assertThat(shadow.template("another key")).isEmpty();
            assertThat(query(shadow.template("key").orElseThrow(), "select answer from kept"))
                    .isEqualTo("7");
            assertThat(query(shadow.createFrom("key").orElseThrow(), "select answer from kept"))
                    .isEqualTo("7");
        }
    }

    @Slow
    @Test
    void keepsOnlyTheTemplatesUsedLast() {
        try (EmbeddedShadow shadow = open()) {
            ConnectionSettings database = shadow.create();
            for (int number = 0; number < 20; number++) {
                shadow.keepAsTemplate(database, "key " + number);
            }
            assertThat(shadow.createFrom("key 0")).isPresent();

            shadow.keepAsTemplate(database, "one too many");

            assertThat(shadow.createFrom("key 0")).isPresent();
            assertThat(shadow.createFrom("key 1")).isEmpty();
            assertThat(shadow.createFrom("one too many")).isPresent();
        }
    }

    @Test
    void dropsWhatAnEarlierBuildLeft() throws SQLException {
        String left;
        try (EmbeddedShadow shadow = open()) {
            left = shadow.create().database();
        }

        try (EmbeddedShadow shadow = open()) {
            assertThat(query(shadow.create(), "select count(*) from pg_database where datname = '" + left + "'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void createsMissingRolesWithoutLogin() throws SQLException {
        try (EmbeddedShadow shadow = open()) {
            shadow.ensureRoles(Set.of("postgres", "it's \"odd\""));
            shadow.ensureRoles(Set.of("it's \"odd\""));

            assertThat(query(
                            shadow.create(),
                            "select count(*) from pg_roles where rolname = 'it''s \"odd\"' and not rolcanlogin"))
                    .isEqualTo("1");
        }
    }

    @Test
    void dropsADatabaseThatIsStillConnected() throws SQLException {
        try (EmbeddedShadow shadow = open()) {
            ConnectionSettings database = shadow.create();
            try (Connection connection = database.open()) {
                shadow.drop(database);

                assertThat(connection.isValid(1)).isFalse();
            }
        }
    }

    @Slow
    @Test
    void neverSharesItsClusterWithAnotherBuild() throws SQLException {
        try (EmbeddedShadow first = open();
                EmbeddedShadow second = open()) {
            assertThat(query(first.create(), "show data_directory"))
                    .isNotEqualTo(query(second.create(), "show data_directory"));
        }
    }

    @Test
    void endsTheServer() {
        ConnectionSettings database;
        try (EmbeddedShadow shadow = open()) {
            database = shadow.create();
        }

        assertThat(failureOf(database)).contains("refused");
    }

    @Slow
    @Test
    void takesOverTheServerOfACrashedBuild() throws SQLException {
        ClusterDirectory files = ClusterDirectory.at(clusterPath(), EmbeddedVersion.newest(), ClusterProfile.SHADOW);
        Cluster crashed = new Cluster(files, TestInstallations.shared());
        int port = crashed.start().port();

        try (EmbeddedShadow shadow = open()) {
            assertThat(shadow.create().port()).isEqualTo(port);
        }

        assertThat(crashed.running()).isEmpty();
    }

    @Slow
    @Test
    void rebuildsAClusterThatWasNotShutDown() throws IOException, SQLException {
        try (EmbeddedShadow shadow = open()) {
            shadow.keepAsTemplate(shadow.create(), "key");
        }
        Path data = clusterPath().resolve("data");
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n");

        try (EmbeddedShadow shadow = open()) {
            assertThat(shadow.createFrom("key")).isEqualTo(Optional.empty());
            assertThat(query(shadow.create(), "select 1")).isEqualTo("1");
        }
    }

    private Path clusterPath() {
        return directory.resolve(TestInstallations.platform().classifier() + "-18");
    }

    private static String failureOf(ConnectionSettings database) {
        try (Connection connection = database.open()) {
            return "none: " + connection;
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void execute(ConnectionSettings database, String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(ConnectionSettings database, String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
