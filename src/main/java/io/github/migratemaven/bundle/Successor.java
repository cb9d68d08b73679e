package io.github.migratemaven.bundle;

import io.github.migratemaven.report.MigrationFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A program that takes this one's place as well as Java can let it: with its standard streams and environment, the signals
 * that end a process passed on, and its exit code for this one's.
 */
final class Successor {
    private final List<String> command;
    private final Object guard = new Object();
    private @Nullable Process running;
    private boolean ending;

    Successor(List<String> command) {
        this.command = List.copyOf(command);
    }

    /**
     * Runs it until it ends.
     *
     * @return its exit code; empty where this program was told to end before it began
     * @throws MigrationFailure if it cannot be started
     */
    Optional<Integer> run() {
        Thread hook = new Thread(this::end, "migrate-successor");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return start().map(Successor::await);
        } catch (IllegalStateException endingAlready) {
            return Optional.empty();
        } finally {
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook is running, and ends the virtual machine with the program's exit code.
        }
    }

    /** Nothing may be started that nobody would end. */
    private Optional<Process> start() {
        synchronized (guard) {
            if (ending) {
                return Optional.empty();
            }
            try {
                running = new ProcessBuilder(command).inheritIO().start();
                return Optional.of(running);
            } catch (IOException e) {
                throw MigrationFailure.misconfigured(
                        "The database is upgraded, but what follows --then cannot be started: " + e.getMessage(),
                        "Name a program that there is, with a path or within PATH.",
                        e);
            }
        }
    }

    /** A virtual machine that a signal ends tells only that; the program's own answer is worth more. */
    private void end() {
        Optional<Process> program;
        synchronized (guard) {
            ending = true;
            program = Optional.ofNullable(running);
        }
        program.ifPresent(process -> {
            process.destroy();
            Runtime.getRuntime().halt(await(process));
        });
    }

    private static int await(Process process) {
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException onlyTheProcessCounts) {
                process.destroy();
            }
        }
    }
}
