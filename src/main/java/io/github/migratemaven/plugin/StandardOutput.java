package io.github.migratemaven.plugin;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The one place that writes beside Maven's log: what a script reads from the pipe must come without level marks, and
 * also under {@code -q}.
 */
final class StandardOutput {
    private StandardOutput() {}

    static void print(String text) {
        PrintStream out = System.out;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            out.write(bytes, 0, bytes.length);
            out.flush();
        }
    }
}
