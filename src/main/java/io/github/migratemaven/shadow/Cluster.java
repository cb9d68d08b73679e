package io.github.migratemaven.shadow;

import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A data directory and the server that may run on it. The server listens on the loopback address only and asks for a
 * password that only the directory's owner can read. Callers hold a lock on the directory while they start or stop.
 */
final class Cluster {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(3);
    private static final int STARTS_TRIED = 20;
    private static final Duration BETWEEN_STARTS = Duration.ofMillis(250);

    private final ClusterDirectory directory;
    private final PostgresInstallations installations;

    Cluster(ClusterDirectory directory, PostgresInstallations installations) {
        this.directory = directory;
        this.installations = installations;
    }

    /** The running server's maintenance database; empty when none runs. Waits for one that is just starting. */
    Optional<ConnectionSettings> running() {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            Optional<PostmasterPid> server = server();
            if (server.isEmpty()) {
                return Optional.empty();
            }
            if (server.get().ready()) {
                return Optional.of(directory.settings(server.get().port()));
            }
            Polling.of(POLL);
        }
        return Optional.empty();
    }

    /**
     * Starts the server unless it runs, on a cluster that is initialised when need be.
     *
     * @return the maintenance database
     * @throws MigrationFailure with the server's own words and advice, when it does not start
     */
    ConnectionSettings start() {
        Optional<ConnectionSettings> running = running();
        if (running.isPresent()) {
            return running.get();
        }
        server().ifPresent(this::kill);
        PostgresInstallation installation = installation();
        directory.prepare(installation);
        boolean portTaken = false;
        for (int attempt = 1; ; attempt++) {
            int port = directory.configure(installation.user(), portTaken);
            if (launch(installation)) {
                return directory.settings(port);
            }
            String tail = ServerLog.tail(directory.log());
            portTaken = tail.contains("could not bind");
            // The processes of a server that was killed need a moment to notice.
            boolean othersStillEnding = tail.contains("pre-existing shared memory block");
            if (attempt == STARTS_TRIED || !portTaken && !othersStillEnding) {
                throw ServerLog.explain("PostgreSQL did not start in " + directory.path(), directory.log());
            }
            Polling.of(BETWEEN_STARTS);
        }
    }

    private PostgresInstallation installation() {
        try {
            return installations.installation(directory.version(), directory.path());
        } catch (IOException e) {
            throw directory.unusable(e);
        }
    }

    private boolean launch(PostgresInstallation installation) {
        Path data = directory.data();
        try {
            // Away from this terminal's Ctrl-C, which would stop the server at once; and on Windows, without
            // administrator's rights, which postgres refuses. There the server would keep the file open that pg_ctl
            // has.
            String server = data.toString();
            Process process = installations.platform().isWindows()
                    ? installation.start(
                            directory.programLog(),
                            "pg_ctl",
                            List.of(
                                    "start",
                                    "-w",
                                    "-D",
                                    server,
                                    "-l",
                                    directory.log().toString()))
                    : installation.start(directory.log(), "pg_ctl", List.of("start", "-s", "-w", "-D", server));
            long end = System.nanoTime() + START_LIMIT.toNanos();
            while (System.nanoTime() < end) {
                boolean ended = !process.isAlive();
                if (PostmasterPid.read(data).filter(PostmasterPid::ready).isPresent()) {
                    return true;
                }
                if (ended) {
                    return false;
                }
                Polling.of(POLL);
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            throw directory.unusable(e);
        }
    }

    /**
     * Stops the server if one runs.
     *
     * @return whether one was running
     */
    boolean stop() {
        Optional<PostmasterPid> server = server();
        if (server.isEmpty()) {
            return false;
        }
        try {
            if (!stop("fast") && !stop("immediate")) {
                kill(server.get());
            }
        } catch (MigrationFailure e) {
            if (server().isPresent()) {
                throw e;
            }
        }
        return true;
    }

    private boolean stop(String mode) {
        installation()
                .run(
                        directory.programLog(),
                        "pg_ctl",
                        List.of("stop", "-W", "-m", mode, "-D", directory.data().toString()));
        long end = System.nanoTime() + STOP_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (!Files.exists(PostmasterPid.fileIn(directory.data()))) {
                return true;
            }
            Polling.of(POLL);
        }
        return false;
    }

    private void kill(PostmasterPid server) {
        ProcessHandle.of(server.pid()).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().orTimeout(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        });
    }

    /** The server that its pid file names, if that process is alive and really runs on this directory. */
    private Optional<PostmasterPid> server() {
        try {
            return PostmasterPid.read(directory.data()).filter(file -> ServerProcess.of(file)
                    .filter(server -> server.serves(directory))
                    .isPresent());
        } catch (IOException e) {
            throw directory.unusable(e);
        }
    }
}
