package io.github.migratemaven.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.migratemaven.testing.FastTempDir;
import io.github.migratemaven.testing.Slow;
import io.github.migratemaven.testing.TestInstallations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL refuses root, and a container often has nobody else and no user namespaces. */
@Slow
class RootWithoutNamespacesTest {
    @TempDir(factory = FastTempDir.class)
    private static Path shared;

    private static Path installations = Path.of("");

    @TempDir(factory = FastTempDir.class)
    private Path temporary;

    private Path project = Path.of("");

    @BeforeAll
    static void unpackWhereEverybodyMayGo() throws IOException {
        letEverybodyPass(shared);
        installations = shared.resolve("installations");
        Files.createDirectories(shared.resolve("work"));
        TestInstallations.in(installations, TestInstallations::archive)
                .installation(EmbeddedVersion.newest(), shared.resolve("work"));
    }

    @BeforeEach
    void aProject() throws IOException {
        project = Files.createDirectories(temporary.resolve("project"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"setpriv", "runuser", "su"})
    void anotherUserServes(String program) throws IOException {
        letEverybodyPass(temporary);

        try (ServerChild build = start("lease", program)) {
            assertThat(build.port()).isPositive();
            assertThat(Files.getOwner(data()).getName()).isEqualTo("nobody");
        }

        try (ServerChild second = start("lease", program)) {
            assertThat(second.port()).as("the data are kept").isPositive();
        }
    }

    @Test
    void aShadowIsServedToo() throws IOException {
        try (ServerChild build = start("shadow", "setpriv")) {
            assertThat(build.port()).isPositive();
        }
    }

    /** As {@code /root}, and with it the local repository in it. */
    @Test
    void aDirectoryThatIsClosedToOthersWillDo() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));

        try (ServerChild build = start("lease", "setpriv")) {
            assertThat(build.port()).isPositive();
        }
    }

    @Test
    void withoutTheRightToPassItTheWayOutIsNamed() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));

        assertThatIllegalStateException()
                .isThrownBy(() -> start("lease", "su"))
                .withMessageContainingAll(
                        "PostgreSQL does not run as root, and this machine offers no way to another user:",
                        "unshare: not installed",
                        "su: ",
                        "project/database",
                        "Install setpriv",
                        "chmod a+x " + temporary.toRealPath());
    }

    @Test
    void whereNothingWorksEveryWayOutIsNamed() throws IOException {
        letEverybodyPass(temporary);

        assertThatIllegalStateException()
                .isThrownBy(() -> start("lease", "unshare"))
                .withMessageContainingAll(
                        "unshare: ",
                        "Operation not permitted",
                        "setpriv: not installed",
                        "Install setpriv",
                        "docker run --user",
                        "-Dmigrate.shadowUrl=")
                .withMessageNotContaining("chmod");
    }

    @Test
    void aServerOfAKilledBuildEndsThere() throws IOException {
        ServerChild build = start("lease", "setpriv");
        ProcessHandle server =
                ProcessHandle.of(PostmasterPid.read(data()).orElseThrow().pid()).orElseThrow();

        build.kill();

        assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(60));
    }

    /** The same project, built by root with namespaces and without in turn. */
    @Test
    void theDataChangeHandsWithTheMachine() throws IOException {
        try (ServerChild inside = start("lease", "setpriv")) {
            assertThat(inside.port()).isPositive();
        }
        try (ServerChild outside = ServerChild.start(List.of(), Map.of(), "lease", cluster(), installations)) {
            assertThat(outside.port()).isPositive();
            assertThat(Files.getOwner(data()).getName()).isEqualTo("root");
        }
        try (ServerChild inside = start("lease", "setpriv")) {
            assertThat(inside.port()).isPositive();
        }
    }

    private ServerChild start(String use, String program) throws IOException {
        return ServerChild.start(
                PlainContainer.with(temporary, List.of(program)), Map.of(), use, cluster(), installations);
    }

    private Path cluster() {
        return project.resolve("database");
    }

    private Path data() {
        return cluster().resolve("data");
    }

    private static void letEverybodyPass(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
