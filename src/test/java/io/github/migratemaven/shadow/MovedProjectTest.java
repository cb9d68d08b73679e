package io.github.migratemaven.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.testing.FastTempDir;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestInstallations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that is moved or copied while its server runs. */
@Slow
class MovedProjectTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path original;
    private final Path other;
    private ConnectionSettings server = ConnectionSettings.local(1, "app", "postgres");

    MovedProjectTest(@TempDir(factory = FastTempDir.class) Path temporary) throws IOException {
        this.original = temporary.resolve("original");
        ReadyCluster.in(original);
        this.other = temporary.resolve("other");
    }

    private static EmbeddedDatabase in(Path directory) {
        return new EmbeddedDatabase(directory, EmbeddedVersion.newest(), TestInstallations.shared(), Reporter.silent());
    }

    @BeforeEach
    void aServerWithATable() throws SQLException {
        assumeTrue(!TestInstallations.platform().isWindows(), "Windows moves no directory that is in use");
        server = in(original).start();
        execute("create table kept (id int)");
    }

    @AfterEach
    void stopServers() {
        in(other).stop();
        in(original).stop();
    }

    @Test
    void aCopyNeitherStopsNorDisturbsTheServerOfTheOriginal() throws IOException, SQLException {
        PathUtils.copyDirectory(original, other);
        String pidFile = Files.readString(PostmasterPid.fileIn(original.resolve("data")));

        assertThat(in(other).connection()).isEmpty();
        assertThat(in(other).stop()).isFalse();
        execute("insert into kept values (1)");

        try (EmbeddedDatabase.Lease lease = in(other).lease()) {
            assertThat(lease.connection().port()).isNotEqualTo(server.port());
        }
        execute("insert into kept values (2)");
        assertThat(Files.readString(PostmasterPid.fileIn(original.resolve("data"))))
                .isEqualTo(pidFile);
    }

    /** The watchdog of the copy's goal meets the pid file that was copied. */
    @Test
    void aKilledBuildInACopyNeverEndsTheServerOfTheOriginal() throws IOException, SQLException {
        PathUtils.copyDirectory(original, other);
        Files.delete(other.resolve("left-running"));
        ServerChild build = ServerChild.start("lease", other);
        ProcessHandle itsServer = process(other);
        List<ProcessHandle> watchdogs =
                ProcessHandle.of(build.pid()).orElseThrow().children().toList();
        Files.copy(
                PostmasterPid.fileIn(original.resolve("data")),
                PostmasterPid.fileIn(other.resolve("data")),
                StandardCopyOption.REPLACE_EXISTING);

        build.kill();

        watchdogs.stream()
                .filter(process -> !process.equals(itsServer))
                .forEach(watchdog -> assertThat(watchdog.onExit()).succeedsWithin(LIMIT));
        execute("insert into kept values (1)");
        itsServer.destroyForcibly();
        itsServer.onExit().join();
    }

    @Test
    void aMovedProjectStillHasItsServer() throws IOException, SQLException {
        Files.move(original, other);

        assertThat(in(other).connection()).contains(server);
        assertThat(in(other).start()).isEqualTo(server);
        execute("insert into kept values (1)");

        assertThat(in(other).stop()).isTrue();
        assertThat(in(other).connection()).isEmpty();
        server = in(other).start();
        execute("insert into kept values (2)");
    }

    @Test
    void aNewProjectInTheOldPlaceHasAServerOfItsOwn() throws IOException, SQLException {
        Files.move(original, other);

        int port = in(original).start().port();

        assertThat(port).isNotEqualTo(server.port());
        assertThat(in(other).connection()).contains(server);
        assertThat(in(original).stop()).isTrue();
        execute("insert into kept values (1)");
    }

    /** As a directory that a container shares with its host: neither sees the other's processes. */
    @Test
    void aServerThatIsOutOfSightIsNotDoubled() throws IOException, SQLException {
        List<String> container = List.of("unshare", "--pid", "--fork", "--mount-proc");
        requireToWork(container);

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        ServerChild.start(container, Map.of(), "lease", original, Path.of("target", "postgresql")))
                .withMessageContainingAll(
                        "was started by migrate:start in another container, or on the machine outside of this one",
                        "delete the file " + original.toRealPath().resolve("left-running"));
        execute("insert into kept values (1)");
        assertThat(in(original).stop()).isTrue();

        try (ServerChild build =
                ServerChild.start(container, Map.of(), "lease", original, Path.of("target", "postgresql"))) {
            assertThat(build.port()).isPositive();
        }
    }

    private static void requireToWork(List<String> container) throws IOException {
        List<String> trial = new ArrayList<>(container);
        trial.add("true");
        try {
            assumeTrue(new ProcessBuilder(trial).start().waitFor() == 0, "Only root on Linux can make a container");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ProcessHandle process(Path directory) throws IOException {
        return ProcessHandle.of(PostmasterPid.read(directory.resolve("data"))
                        .orElseThrow()
                        .pid())
                .orElseThrow();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
