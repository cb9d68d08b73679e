package io.github.migratemaven.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Reporter;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    private final Path directory;
    private final EmbeddedDatabase embedded;

    EmbeddedDatabaseTest(@TempDir(factory = FastTempDir.class) Path directory) throws IOException {
        this.directory = directory;
        ReadyCluster.in(directory.resolve("with space"));
        this.embedded = database(EmbeddedVersion.newest());
    }

    /** The database as another goal or build sees it. */
    private EmbeddedDatabase database(EmbeddedVersion version) {
        return new EmbeddedDatabase(
                directory.resolve("with space"), version, TestInstallations.shared(), Reporter.silent());
    }

    @AfterEach
    void stopServer() {
        embedded.stop();
    }

    @Test
    void runsUntilStopped() throws SQLException {
        assertThat(embedded.connection()).isEmpty();

        ConnectionSettings started = embedded.start();

        assertThat(database(EmbeddedVersion.newest()).connection()).contains(started);
        assertThat(started.database()).isEqualTo("app");
        assertThat(show(started, "fsync")).isEqualTo("on");

        assertThat(database(EmbeddedVersion.newest()).stop()).isTrue();

        assertThat(embedded.connection()).isEmpty();
        assertThat(embedded.stop()).isFalse();
    }

    /** Ctrl-C goes to every process of the terminal's foreground group, and PostgreSQL stops at once when it gets one. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void isOutOfReachOfCtrlC() throws IOException {
        embedded.start();

        long server = PostmasterPid.read(data()).orElseThrow().pid();
        assertThat(processGroup(server))
                .isNotEqualTo(processGroup(ProcessHandle.current().pid()));
    }

    /** The third field after the program's name in brackets, see proc(5). */
    private static String processGroup(long pid) throws IOException {
        String status = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
        return status.substring(status.lastIndexOf(')') + 2).split(" ", -1)[2];
    }

    @Test
    void startsOnce() {
        assertThat(embedded.start()).isEqualTo(embedded.start());
    }

    @Test
    void keepsItsDataAndItsPort() throws SQLException {
        ConnectionSettings first = embedded.start();
        execute(first, "create table kept (id int)");
        embedded.stop();

        ConnectionSettings second = embedded.start();

        assertThat(second).isEqualTo(first);
        execute(second, "drop table kept");
    }

    @Test
    void isEmptyForEachBuildButKeptWithinOne() throws SQLException {
        EmbeddedDatabase.BuildDatabase first = embedded.startForBuild("1");
        execute(first.connection(), "create table of_first_build (id int)");
        assertThat(embedded.startForBuild("1").connection()).isEqualTo(first.connection());
        execute(first.connection(), "select from of_first_build");

        EmbeddedDatabase.BuildDatabase second = embedded.startForBuild("2");

        assertThat(second.empty()).isTrue();
        execute(second.connection(), "create table of_first_build (id int)");
        embedded.stop();
        execute(embedded.startForBuild("3").connection(), "create table of_first_build (id int)");
    }

    @Slow
    @Test
    void keepsForABuildWhatWasStartedByHandOrIsConnectedTo() throws SQLException {
        execute(embedded.start(), "create table kept (id int)");

        EmbeddedDatabase.BuildDatabase build = embedded.startForBuild("1");

        assertThat(build.empty()).isFalse();
        execute(build.connection(), "select from kept");
        embedded.stop();
        ConnectionSettings started = embedded.startForBuild("2").connection();
        try (Connection other = started.open()) {
            assertThat(other.isValid(1)).isTrue();
            assertThat(embedded.startForBuild("3").empty()).isFalse();
        }
    }

    @Slow
    @Test
    void isEmptiedUnlessSomebodyIsConnected() throws SQLException {
        ConnectionSettings started = embedded.start();
        execute(started, "create table dropped (id int)");
        try (Connection other = started.open()) {
            assertThat(other.isValid(1)).isTrue();
            assertThat(embedded.empty()).isFalse();
        }

        assertThat(embedded.empty()).isTrue();

        execute(started, "create table dropped (id int)");
    }

    @Test
    void runsAsLongAsSomebodyUsesIt() throws SQLException {
        try (EmbeddedDatabase.Lease first = embedded.lease()) {
            EmbeddedDatabase.Lease second = database(EmbeddedVersion.newest()).lease();
            second.close();
            execute(first.connection(), "select 1");
        }

        assertThat(embedded.connection()).isEmpty();
    }

    @Test
    void staysWhenItWasLeftRunning() {
        ConnectionSettings started = embedded.start();

        try (EmbeddedDatabase.Lease lease = embedded.lease()) {
            assertThat(lease.connection()).isEqualTo(started);
        }

        assertThat(embedded.connection()).contains(started);
    }

    @Slow
    @Test
    void endsWithALeaseAfterItWasLeftRunningAndKilled() {
        embedded.start();
        kill();

        embedded.lease().close();

        assertThat(embedded.connection()).isEmpty();
    }

    @Test
    void recoversAfterItWasKilled() throws SQLException {
        execute(embedded.start(), "create table kept (id int)");
        kill();
        assertThat(embedded.connection()).isEmpty();

        execute(embedded.start(), "drop table kept");
    }

    @Test
    void neverTakesAnotherProcessForItsServer() throws IOException {
        embedded.start();
        embedded.stop();
        Path data = data();
        Files.writeString(
                data.resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data + "\n0\n1\n\n127.0.0.1\n0 0\nready\n");

        assertThat(embedded.connection()).isEmpty();
        assertThat(embedded.stop()).isFalse();
        assertThat(embedded.start()).isEqualTo(embedded.connection().orElseThrow());
    }

    @Test
    void takesAnotherPortWhenItsOwnIsTaken() throws IOException {
        int port = embedded.start().port();
        embedded.stop();

        try (var ignored = new java.net.ServerSocket(port, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThat(embedded.start().port()).isNotEqualTo(ignored.getLocalPort());
        }
    }

    @Slow
    @Test
    void refusesAClusterOfAnotherMajorVersion() {
        embedded.start();
        embedded.stop();

        assertThatThrownBy(() -> database(EmbeddedVersion.nearest(17)).start())
                .isInstanceOfSatisfying(MigrationFailure.class, failure -> assertThat(failure.problemAndAdvice())
                        .contains(
                                "was made by PostgreSQL 18, but PostgreSQL 17 is configured",
                                "delete",
                                "and try again"));
    }

    @Test
    void explainsAServerThatDoesNotStart() throws IOException {
        embedded.start();
        embedded.stop();
        Files.writeString(data().resolve("postgresql.conf"), "nonsense = 1\n");

        assertThatThrownBy(embedded::start)
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("unrecognized configuration parameter \"nonsense\"");
        Files.writeString(data().resolve("postgresql.conf"), "include 'migrate.conf'\n");
    }

    private void kill() {
        try {
            long pid = PostmasterPid.read(data()).orElseThrow().pid();
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
            server.destroyForcibly();
            server.onExit().join();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path data() throws IOException {
        return directory.resolve("with space").toRealPath().resolve("data");
    }

    private static void execute(ConnectionSettings database, String sql) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String show(ConnectionSettings database, String setting) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show " + setting)) {
            result.next();
            return result.getString(1);
        }
    }
}
