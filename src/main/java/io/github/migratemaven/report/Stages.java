package io.github.migratemaven.report;

import java.time.Duration;

/** Tells of long work stage by stage: a line as one begins, its time as it ends. Stages may overlap in several threads. */
public final class Stages {
    private final Reporter reporter;

    public Stages(Reporter reporter) {
        this.reporter = reporter;
    }

    /**
     * Does one stage.
     *
     * @param name what is done, in a word or two: {@code comparing}
     * @param line what is shown to a person as it begins
     */
    public <T, E extends Exception> T during(String name, String line, Work<T, E> work) throws E {
        reporter.info(line);
        long began = System.nanoTime();
        try {
            return work.run();
        } finally {
            reporter.took(name, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /** The work of a stage. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }
}
