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
 * @param directory the data directory as it was called when the server started
 * @param port its TCP port; 0 when not written yet
 * @param ready whether it accepts connections
 */
record PostmasterPid(long pid, String directory, int port, boolean ready) {
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
            long pid = line(lines, 0).isEmpty() ? 0 : Long.parseLong(line(lines, 0));
            int port = line(lines, PORT_LINE).isEmpty() ? 0 : Integer.parseInt(line(lines, PORT_LINE));
            boolean ready = line(lines, STATUS_LINE).equals("ready");
            return pid == 0 ? Optional.empty() : Optional.of(new PostmasterPid(pid, line(lines, 1), port, ready));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index).strip() : "";
    }
}
