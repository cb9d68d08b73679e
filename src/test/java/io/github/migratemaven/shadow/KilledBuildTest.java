package io.github.migratemaven.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.testing.FastTempDir;
import io.github.migratemaven.testing.TestInstallations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server keeps of the build that started it, and what becomes of it when that is killed. */
class KilledBuildTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Path PROCESSES = Path.of("/proc");

    private final Path directory;

    KilledBuildTest(@TempDir(factory = FastTempDir.class) Path temporary) {
        this.directory = temporary.resolve("the servers");
    }

    @BeforeEach
    void needsAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "There is no watchdog where there is no shell");
    }

    @AfterEach
    void stopServer() throws IOException {
        if (Files.exists(directory)) {
            database().stop();
        }
    }

    private EmbeddedDatabase database() {
        return new EmbeddedDatabase(directory, EmbeddedVersion.newest(), TestInstallations.shared(), Reporter.silent());
    }

    @Test
    void theServerKnowsNoSecretAndHoldsNoFileOfTheBuild() throws IOException {
        assumeTrue(Files.isDirectory(PROCESSES), "Only Linux shows a process's environment");
        try (ServerChild build = ServerChild.start(
                List.of(),
                Map.of("DEPLOY_TOKEN", "CANARY-1", "PGPASSWORD", "CANARY-2", "HOME", "/CANARY-3"),
                "lease",
                directory,
                Path.of("target", "postgresql"))) {
            assertThat(openFiles(build.pid())).anyMatch(file -> file.contains("opened-by-the-build"));
            List<ProcessHandle> others =
                    ProcessHandle.of(build.pid()).orElseThrow().descendants().toList();
            assertThat(others).extracting(KilledBuildTest::name).contains("postgres", "sh");
            for (ProcessHandle other : others) {
                assertThat(Files.readString(PROCESSES.resolve(other.pid() + "/environ")))
                        .doesNotContain("CANARY");
                assertThat(openFiles(other.pid()))
                        .noneMatch(file -> file.contains("opened-by-the-build")
                                || file.endsWith(".jar")
                                || file.endsWith(".lock"));
            }
        }
    }

    @Test
    void theServerOfAShadowEndsWithAKilledBuild() throws IOException {
        ServerChild build = ServerChild.start("shadow", directory);
        ProcessHandle server = server(TestInstallations.platform().classifier() + "-18/data");

        build.kill();

        assertEnds(server);
    }

    @Test
    void theServerOfOneGoalEndsWithAKilledBuild() throws IOException {
        ServerChild build = ServerChild.start("lease", directory);
        ProcessHandle server = server("data");

        build.kill();

        assertEnds(server);
        assertThat(database().connection()).isEmpty();
    }

    @Test
    void itStaysForAnotherBuildAndEndsWithTheLast() throws IOException {
        ServerChild first = ServerChild.start("lease", directory);
        ServerChild second = ServerChild.start("lease", directory);
        ProcessHandle server = server("data");
        assertThat(second.port()).isEqualTo(first.port());

        first.kill();

        assertStays(server);
        second.kill();
        assertEnds(server);
    }

    @Test
    void itStaysForABuildThatEndsByItselfAndEndsThen() throws IOException {
        ServerChild first = ServerChild.start("lease", directory);
        ProcessHandle server;
        try (ServerChild second = ServerChild.start("lease", directory)) {
            assertThat(second.port()).isEqualTo(first.port());
            server = server("data");
            first.kill();
            assertStays(server);
        }

        assertEnds(server);
    }

    @Test
    void itStaysWhereItWasToBeLeftRunning() throws IOException {
        ServerChild build = ServerChild.start("lease", directory);
        ProcessHandle server = server("data");
        assertThat(database().start().port()).isEqualTo(build.port());

        build.kill();

        assertStays(server);
        assertThat(database().stop()).isTrue();
    }

    @Test
    void aBuildThatEndsByItselfLeavesNoProcess() throws IOException {
        ServerChild build = ServerChild.start("lease", directory);
        List<ProcessHandle> others =
                ProcessHandle.of(build.pid()).orElseThrow().descendants().toList();
        assertThat(others).isNotEmpty();

        build.close();

        others.forEach(KilledBuildTest::assertEnds);
    }

    private ProcessHandle server(String data) throws IOException {
        long pid = PostmasterPid.read(directory.toRealPath().resolve(data))
                .orElseThrow()
                .pid();
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static void assertEnds(ProcessHandle process) {
        assertThat(process.onExit()).succeedsWithin(LIMIT);
    }

    private static void assertStays(ProcessHandle process) {
        assertThat(process.onExit().orTimeout(2, java.util.concurrent.TimeUnit.SECONDS))
                .failsWithin(LIMIT);
    }

    private static List<String> openFiles(long pid) throws IOException {
        try (Stream<Path> files = Files.list(PROCESSES.resolve(pid + "/fd"))) {
            return files.map(KilledBuildTest::target).toList();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (java.nio.file.NoSuchFileException closedMeanwhile) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(ProcessHandle process) {
        try {
            return Files.readString(PROCESSES.resolve(process.pid() + "/comm")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
