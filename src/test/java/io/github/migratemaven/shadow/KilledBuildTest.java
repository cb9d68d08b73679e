package io.github.migratemaven.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.testing.FastTempDir;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestInstallations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server keeps of the build that started it, and what becomes of it when that is killed. */
class KilledBuildTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path PROCESSES = Path.of("/proc");

    private final Path directory;

    KilledBuildTest(@TempDir(factory = FastTempDir.class) Path temporary) throws IOException {
        this.directory = temporary.resolve("the servers");
        ReadyCluster.in(directory);
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
            List<ProcessHandle> others = new ArrayList<>(
                    ProcessHandle.of(build.pid()).orElseThrow().descendants().toList());
            // The server is in a session of its own, out of reach of Ctrl-C.
            ProcessHandle server = server("data");
            others.add(server);
            server.descendants().forEach(others::add);
            assertThat(others).flatExtracting(KilledBuildTest::name).contains("postgres", "sh");
            for (ProcessHandle other : others) {
                assertThat(environment(other.pid())).noneMatch(variables -> variables.contains("CANARY"));
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

    @Slow
    @Test
    void aLateWatchdogSparesTheServerOfTheNextBuild() throws Exception {
        ServerChild build = ServerChild.start("shadow", directory);
        ProcessHandle watchdog = ProcessHandle.of(build.pid())
                .orElseThrow()
                .descendants()
                .filter(process -> name(process).contains("sh"))
                .findFirst()
                .orElseThrow();
        signal("STOP", watchdog);
        build.kill();

        try (EmbeddedShadow next =
                EmbeddedShadow.open(directory, EmbeddedVersion.newest(), TestInstallations.shared())) {
            signal("CONT", watchdog);
            assertEnds(watchdog);

            assertThat(next.create().open().isValid(0)).isTrue();
        }
    }

    @Slow
    @Test
    void theServerOfOneGoalEndsWithAKilledBuild() throws IOException {
        ServerChild build = ServerChild.start("lease", directory);
        ProcessHandle server = server("data");

        build.kill();

        assertEnds(server);
        assertThat(database().connection()).isEmpty();
    }

    @Slow
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

    @Slow
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

    @Slow
    @Test
    void itStaysWhereItWasToBeLeftRunning() throws IOException {
        ServerChild build = ServerChild.start("lease", directory);
        ProcessHandle server = server("data");
        assertThat(database().start().port()).isEqualTo(build.port());

        build.kill();

        assertStays(server);
        assertThat(database().stop()).isTrue();
    }

    @Slow
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

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void assertEnds(ProcessHandle process) {
        assertThat(process.onExit()).succeedsWithin(LIMIT);
    }

    private static void assertStays(ProcessHandle process) {
        assertThat(process.onExit().orTimeout(2, TimeUnit.SECONDS)).failsWithin(LIMIT);
    }

    private static List<String> openFiles(long pid) {
        return ofLiving(pid, process -> {
            try (Stream<Path> files = Files.list(process.resolve("fd"))) {
                List<String> targets = new ArrayList<>();
                for (Path file : files.toList()) {
                    targets.add(Files.readSymbolicLink(file).toString());
                }
                return targets;
            }
        });
    }

    private static List<String> environment(long pid) {
        return ofLiving(pid, process -> List.of(Files.readString(process.resolve("environ"))));
    }

    private static List<String> name(ProcessHandle process) {
        return ofLiving(process.pid(), entry -> Files.readAllLines(entry.resolve("comm")));
    }

    private interface Look {
        List<String> at(Path process) throws IOException;
    }

    /** What the system tells of a process; nothing of one that ends meanwhile. */
    private static List<String> ofLiving(long pid, Look look) {
        for (int attempt = 0; ProcessHandle.of(pid).isPresent(); attempt++) {
            try {
                return look.at(PROCESSES.resolve(String.valueOf(pid)));
            } catch (IOException e) {
                // A file may be closed while the list is read, and the process may have ended without its parent
                // knowing.
                if (attempt > 500) {
                    throw new UncheckedIOException(e);
                }
                Polling.of(Duration.ofMillis(20));
            }
        }
        return List.of();
    }
}
