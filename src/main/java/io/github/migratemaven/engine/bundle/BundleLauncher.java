package io.github.migratemaven.engine.bundle;

import io.github.migratemaven.report.Reporter;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Scripts for a shell and for Windows that run a bundle's archive with little of Java, and the archive of classes that their
 * starts share.
 *
 * @param program the archive that runs
 */
public record BundleLauncher(Path program) {
    /** What the program is told in the place of a command, so that it loads what runs need. */
    public static final String SHARE_CLASSES = "share-classes";

    private static final String ENDING = ".jar";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /**
     * A run is over before a second compiler or several threads that collect would be worth their start. Java says on both
     * streams, by its version, that it cannot use an archive of classes.
     */
    private static final List<String> OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xlog:disable");

    private static final String SCRIPT = """
        #!/bin/sh
        # Runs the bundle beside this script in half of Java's usual time. MIGRATE_JAVA_OPTIONS may hold further options of Java.
        # "%2$s" in the place of a command writes the classes down that later starts share: again wherever Java or the place
        # of these files is another. Without them, all works as well.
        self=$(readlink -f -- "$0" 2>/dev/null) || self=$0
        here=$(CDPATH= cd -- "$(dirname -- "$self")" && pwd) || exit 70
        java=${JAVA_HOME:+$JAVA_HOME/bin/}java
        if [ "$#" -eq 1 ] && [ "$1" = %2$s ]; then
          rm -f "$here/%1$s.jsa"
          exec "$java" %3$s -XX:ArchiveClassesAtExit="$here/%1$s.jsa" -jar "$here/%1$s.jar" %2$s
        fi
        exec "$java" %3$s -Xshare:auto -XX:SharedArchiveFile="$here/%1$s.jsa" \\
          $MIGRATE_JAVA_OPTIONS -jar "$here/%1$s.jar" "$@"
        """;

    /** As the one above, in the words of {@code cmd.exe}. */
    private static final String BATCH = """
        @echo off
        rem Runs the bundle beside this script in half of Java's usual time. MIGRATE_JAVA_OPTIONS may hold further options of Java.
        rem "%2$s" in the place of a command writes the classes down that later starts share: again wherever Java or the
        rem place of these files is another. Without them, all works as well.
        setlocal DisableDelayedExpansion
        set "here=%%~dp0"
        set "java=java"
        if defined JAVA_HOME set "java=%%JAVA_HOME%%\\bin\\java.exe"
        if "%%~1"=="%2$s" if "%%~2"=="" goto share
        "%%java%%" %3$s -Xshare:auto "-XX:SharedArchiveFile=%%here%%%1$s.jsa" %%MIGRATE_JAVA_OPTIONS%% -jar "%%here%%%1$s.jar" %%*
        exit /b %%ERRORLEVEL%%
        :share
        if exist "%%here%%%1$s.jsa" del /f "%%here%%%1$s.jsa"
        "%%java%%" %3$s "-XX:ArchiveClassesAtExit=%%here%%%1$s.jsa" -jar "%%here%%%1$s.jar" %2$s
        exit /b %%ERRORLEVEL%%
        """.replace("\n", "\r\n");

    private String name() {
        String file = String.valueOf(program.getFileName());
        return file.substring(0, file.length() - ENDING.length());
    }

    private Path beside(String ending) {
        return program.resolveSibling(name() + ending);
    }

    /** The script for a shell. */
    Path script() {
        return beside(".sh");
    }

    /** The script for Windows. */
    Path batch() {
        return beside(".cmd");
    }

    /** The archive of classes. */
    Path shared() {
        return beside(".jsa");
    }

    /**
     * Writes the scripts.
     *
     * @return the one for the system that this one is
     */
    Path write() throws IOException {
        String options = String.join(" ", OPTIONS);
        Files.writeString(script(), SCRIPT.formatted(name(), SHARE_CLASSES, options));
        Files.writeString(batch(), BATCH.formatted(name(), SHARE_CLASSES, options));
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return batch();
        }
        Files.setPosixFilePermissions(script(), PosixFilePermissions.fromString("rwxr-xr-x"));
        return script();
    }

    /**
     * Has this Java write down which classes its starts may share; not every Java can.
     *
     * @param java its home
     */
    void share(Path java, Reporter reporter) throws IOException {
        Files.deleteIfExists(shared());
        List<String> command = new ArrayList<>();
        command.add(java.resolve("bin").resolve("java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of(
                "-XX:ArchiveClassesAtExit=" + shared().toAbsolutePath(),
                "-jar",
                program.toAbsolutePath().toString(),
                SHARE_CLASSES));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        if (!Files.exists(shared())) {
            reporter.warn("The Java in " + java
                    + " writes no archive of shared classes, so the bundle starts slower with it");
        }
    }
}
