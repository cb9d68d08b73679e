package io.github.migratemaven.plugin.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The one place that writes beside Maven's log: what a script reads from the pipe must come without level marks, and
 * also under {@code -q}.
 */
public final class StandardOutput {
    private StandardOutput() {}

    static void print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        PrintStream current = System.out;
        PrintStream out = decoratesLines(current) ? bare(FileDescriptor.out) : current;
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    /** On standard error, for a person where standard output is a script's. */
    static void printBeside(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        PrintStream current = System.err;
        PrintStream err = decoratesLines(current) ? bare(FileDescriptor.err) : current;
        err.write(bytes, 0, bytes.length);
        err.flush();
    }

    /** Maven 4 turns each line printed into {@code [INFO] [stdout] line} unless it runs with --raw-streams. */
    private static boolean decoratesLines(PrintStream stream) {
        return stream.getClass().getName().startsWith("org.apache.maven.");
    }

    /** Not closed: the descriptor is the process's own. */
    private static PrintStream bare(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
