package io.github.migratemaven.bundle;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Results on standard output, everything else on standard error. */
record StandardStreams(PrintStream output, PrintStream error) {

    static StandardStreams ofTheProcess() {
        return new StandardStreams(System.out, System.err);
    }

    void result(String text) {
        print(output, text);
    }

    void beside(String line) {
        print(error, line + System.lineSeparator());
    }

    private static void print(PrintStream stream, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        stream.write(bytes, 0, bytes.length);
        stream.flush();
    }
}
