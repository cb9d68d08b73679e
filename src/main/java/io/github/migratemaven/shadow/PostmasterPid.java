package io.github.migratemaven.shadow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The lines of {@code postmaster.pid}, which a server writes into its data directory while it starts and removes as
 * the last thing it does.
 *
 * @param pid process id of the server
 * @param port its TCP port; 0 when not written yet
 * @param ready whether it accepts connections
 */
record PostmasterPid(long pid, int port, boolean ready) {
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Path fileIn(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** The file's content; empty when there is no such file or it is still being written. */
    static Optional<PostmasterPid> read(Path data) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(fileIn(data));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.get(0).strip());
            int port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                    : 0;
            boolean ready =
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
            return pid == 0 ? Optional.empty() : Optional.of(new PostmasterPid(pid, port, ready));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * The process, if it is alive and runs PostgreSQL. After a crash of the machine another program may have got the
     * number.
     */
    Optional<ProcessHandle.Info> postgres() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::info)
                .filter(info -> info.command()
                        .map(command -> Path.of(command).getFileName().toString())
                        .filter(name -> name.startsWith("postgres"))
                        .isPresent());
    }
}
