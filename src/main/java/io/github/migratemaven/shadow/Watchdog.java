package io.github.migratemaven.shadow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Stops a server when the process that it was started for is gone without having stopped it, as after {@code kill -9}. A
 * shell waits at a pipe, whose other end the system closes with that process. Where there is no shell, as on Windows, the
 * server is found by the next goal that works in its directory.
 */
final class Watchdog implements AutoCloseable {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final String CLOSED = "closed";

    /**
     * Parameters: the cluster's directory; the lock of the user that is watched, if the cluster has several users; the note of
     * the lock on a cluster that has only one, and what it says while that is the one that is watched.
     */
    private static final String SCRIPT = """
        trap '' HUP INT TERM
        read -r word
        [ "$word" = %s ] && exit
        cd -- "$1" || exit
        if [ -n "$2" ]; then
          : > "$2.holder"
          for note in users/*.holder; do
            pid=
            read -r pid since < "$note"
            [ -n "$pid" ] && kill -0 "$pid" && exit
          done
        fi
        [ -e left-running ] && exit
        for attempt in 1 2 3 4 5; do
          pid= data=
          { read -r pid; read -r data; } < data/postmaster.pid
          # Whoever has the lock now stops what it finds running, and the server may be its own already.
          holder=
          [ -n "$3" ] && read -r holder < "$3"
          [ "$holder" = "$4" ] || exit
          # A pid file that was copied with its project names another directory.
          if [ "$data" = "$1/data" ]; then
            read -r program < "/proc/$pid/comm" || program=$(ps -o comm= -p "$pid")
            case $program in
              *postgres*) kill -INT "$pid" && exit ;;
            esac
          fi
          sleep 1
        done
        """.formatted(CLOSED);

    private final Optional<Process> shell;

    private Watchdog(Optional<Process> shell) {
        this.shell = shell;
    }

    /** Watches this process, the only user of a cluster while it holds a lock on it. */
    static Watchdog overServerOfOne(ClusterDirectory cluster, ProcessLock lock) throws IOException {
        return start(cluster, "", lock.note().toString(), Files.readString(lock.note()));
    }

    /** Watches this process, which does without a lock of its own. */
    static Watchdog overServerOf(ClusterDirectory cluster) throws IOException {
        return start(cluster, "", "", "");
    }

    /** Watches one of a cluster's users; its server stays while it has others, or was left running. */
    static Watchdog overServerOf(ClusterDirectory cluster, ProcessLock user) throws IOException {
        return start(cluster, user.file().toString(), "", "");
    }

    private static Watchdog start(ClusterDirectory cluster, String user, String note, String holder)
            throws IOException {
        if (!Files.isExecutable(SHELL)) {
            return new Watchdog(Optional.empty());
        }
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        SHELL.toString(), "-c", SCRIPT, "sh", cluster.path().toString(), user, note, holder))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        ServerEnvironment.clean(builder.environment());
        return new Watchdog(Optional.of(builder.start()));
    }

    @Override
    public void close() throws IOException {
        if (shell.isPresent() && shell.get().isAlive()) {
            try (OutputStream pipe = shell.get().getOutputStream()) {
                pipe.write((CLOSED + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
