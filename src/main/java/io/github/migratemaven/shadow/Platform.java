package io.github.migratemaven.shadow;

import io.github.migratemaven.report.MigrationFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The operating system and processor that binaries must fit.
 *
 * @param system {@code linux}, {@code darwin} or {@code windows}
 * @param processor as the archives name it, such as {@code amd64} or {@code arm64v8}
 * @param musl whether the C library is musl, as on Alpine Linux, rather than glibc
 */
public record Platform(String system, String processor, boolean musl) {
    private static final Map<String, String> PROCESSORS = Map.of(
            "amd64", "amd64",
            "x86_64", "amd64",
            "aarch64", "arm64v8",
            "arm64", "arm64v8",
            "ppc64le", "ppc64le");

    /**
     * The platform that a JVM runs on.
     *
     * @param osName its system property {@code os.name}
     * @param osArch its system property {@code os.arch}
     * @throws MigrationFailure when no archive of PostgreSQL's binaries exists for it
     */
    public static Platform of(String osName, String osArch) {
        String system = system(osName).orElseThrow(() -> unsupported(osName, osArch));
        String processor = Optional.ofNullable(PROCESSORS.get(osArch.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> unsupported(osName, osArch));
        boolean musl = system.equals("linux") && Files.exists(Path.of("/etc/alpine-release"));
        return new Platform(system, processor, musl);
    }

    private static Optional<String> system(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return Optional.of("linux");
        }
        if (name.startsWith("mac") || name.startsWith("darwin")) {
            return Optional.of("darwin");
        }
        return name.startsWith("windows") ? Optional.of("windows") : Optional.empty();
    }

    private static MigrationFailure unsupported(String osName, String osArch) {
        return MigrationFailure.misconfigured(
                "There is no embedded PostgreSQL for " + osName + " on " + osArch + ".", Troubleshooting.USE_A_SERVER);
    }

    /** {@code linux-amd64-alpine}: the last part of the archive's artifact id. */
    public String classifier() {
        return system + "-" + processor + (musl ? "-alpine" : "");
    }

    boolean isWindows() {
        return system.equals("windows");
    }
}
