package io.github.migratemaven.shadow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The process that a pid file names. It need not be the data directory's server: after a crash of the machine any program
 * may have got the number, and the file may be a copy that came with the whole project.
 */
final class ServerProcess {
    private final PostmasterPid file;
    private final ProcessHandle process;

    private ServerProcess(PostmasterPid file, ProcessHandle process) {
        this.file = file;
        this.process = process;
    }

    /** The process, if it is alive and runs PostgreSQL. */
    static Optional<ServerProcess> of(PostmasterPid file) {
        return ProcessHandle.of(file.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> programOf(process).startsWith("postgres"))
                .map(process -> new ServerProcess(file, process));
    }

    private static String programOf(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString())
                // The program's file is hidden where it runs as another user and root has not all of its rights.
                .orElseGet(() -> nameOf(process.pid()));
    }

    private static String nameOf(long pid) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), "comm"));
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether it serves the data directory that the pid file was found in, also if that was moved meanwhile. */
    boolean serves(ClusterDirectory cluster) {
        Optional<Boolean> worksThere = worksIn(cluster.data());
        if (worksThere.isPresent()) {
            return worksThere.get();
        }
        Optional<String[]> arguments = process.info().arguments();
        // Windows does not tell a process's arguments.
        return arguments.isEmpty()
                ? cluster.answersAt(file.port())
                : List.of(arguments.get()).contains(file.directory()) && !isElsewhere(cluster.data());
    }

    /** A server's working directory is its data directory; empty where the system does not tell. */
    private Optional<Boolean> worksIn(Path data) {
        try {
            return Optional.of(Files.isSameFile(Path.of("/proc", String.valueOf(process.pid()), "cwd"), data));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether the server works on where it was started, so that the pid file found is a copy. */
    private boolean isElsewhere(Path data) {
        Path started = Path.of(file.directory());
        try {
            return !(Files.exists(started) && Files.isSameFile(started, data))
                    && PostmasterPid.read(started)
                            .filter(there -> there.pid() == file.pid())
                            .isPresent();
        } catch (IOException e) {
            return true;
        }
    }
}
