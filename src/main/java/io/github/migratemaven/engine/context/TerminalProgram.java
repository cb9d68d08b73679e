package io.github.migratemaven.engine.context;

import java.io.IOException;

/** A program that is handed the terminal until it ends. */
public final class TerminalProgram {
    private TerminalProgram() {}

    /**
     * Ctrl-C is the program's meanwhile, although the JVM receives it too; and when the JVM is told to end otherwise, it
     * waits.
     *
     * @return its exit code
     * @throws IOException if it cannot be started
     */
    @SuppressWarnings("try") // Closing it is all that it is for.
    public static int run(ProcessBuilder program) throws IOException {
        try (KeyboardInterrupt ignored = KeyboardInterrupt.ignored()) {
            Process running = program.inheritIO().start();
            Thread hold = new Thread(() -> awaitEnd(running), "migrate-terminal");
            Runtime.getRuntime().addShutdownHook(hold);
            int exit = awaitEnd(running);
            forget(hold);
            return exit;
        }
    }

    private static int awaitEnd(Process running) {
        while (true) {
            try {
                return running.waitFor();
            } catch (InterruptedException onlyThisThread) {
                running.destroy();
            }
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The JVM ends; the hook has done its part.
        }
    }
}
