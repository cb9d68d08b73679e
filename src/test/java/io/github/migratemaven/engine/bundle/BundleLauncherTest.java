package io.github.migratemaven.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.migratemaven.engine.Project;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.testing.FastTempDir;
import io.github.migratemaven.testing.Slow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts a bundle faster, as a shell runs it. */
@Slow
class BundleLauncherTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final String LOADED = "io.github.migratemaven.bundle.Program source: ";

    @TempDir(factory = FastTempDir.class)
    private Path directory;

    private Path script;
    private ConnectionSettings database;

    @BeforeEach
    void make() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is a shell");
        Project project = new Project(directory).withTable("a1", "");
        database = project.database();
        BundleResult result = project.engine()
                .bundle(new BundleRequest(
                        "shop",
                        "1.0",
                        "0",
                        17,
                        BundleLayout.JAR,
                        directory.resolve("shop").resolve("migrations.jar"),
                        Optional.empty(),
                        Optional.of(JAVA)));
        script = result.launcher().orElseThrow();
    }

    @Test
    void startsShareClassesAndTheResultStandsAlone() throws IOException {
        Answer upgrade = run("-Xlog:class+load=info:stderr", "upgrade", "--quiet");

        assertThat(upgrade.code()).as(upgrade.log()).isZero();
        assertThat(upgrade.output()).matches("1 revision applied; .* is at a1\\.\n");
        assertThat(upgrade.log()).contains(LOADED + "shared objects file (top)");

        // As after a copy into an image: another time and another place, of which older versions of Java complain.
        Path moved = Files.createDirectory(directory.resolve("moved"));
        for (String ending : List.of(".sh", ".jar", ".jsa")) {
            Files.copy(script.resolveSibling("migrations" + ending), moved.resolve("migrations" + ending));
        }
        assertThat(moved.resolve("migrations.sh").toFile().setExecutable(true)).isTrue();
        script = moved.resolve("migrations.sh");
        Answer current = run("", "current");
        assertThat(current.output()).as(current.log()).isEqualTo("a1 (head)\n");
        assertThat(current.log()).doesNotContain("[cds]");

        assertThat(run("", "share-classes").code()).isZero();
        assertThat(run("-Xlog:class+load=info:stderr", "heads").log()).contains(LOADED + "shared objects file (top)");

        script = Files.createSymbolicLink(directory.resolve("migrations"), script);
        assertThat(run("", "upgrade", "--target=nothing").code()).isEqualTo(3);
    }

    private record Answer(int code, String output, String log) {}

    private Answer run(String javaOptions, String... arguments) throws IOException {
        Path output = directory.resolve("output");
        Path log = directory.resolve("log");
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", JAVA.toString(),
                        "MIGRATE_JAVA_OPTIONS", javaOptions,
                        "MIGRATE_URL", database.displayUrl(),
                        "MIGRATE_USERNAME", database.user()));
        database.password().ifPresent(secret -> builder.environment().put("MIGRATE_PASSWORD", secret.reveal()));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return new Answer(process.exitValue(), Files.readString(output), Files.readString(log));
    }
}
