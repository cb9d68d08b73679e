package io.github.migratemaven.bench.measure;

/**
 * One run of a process.
 *
 * @param wall seconds from its start to its end
 * @param cpu seconds of the processors that it and its children took
 * @param peak megabytes of memory at the most, of the process itself
 * @param others share of the machine's processors that neither it nor PostgreSQL nor the benchmark took; 0 to 1
 */
public record Measured(double wall, double cpu, double peak, double others) {
    private static final double QUIET = 0.05;

    /** Whether others took so much of the machine that the run says little. */
    public boolean disturbed() {
        return others > QUIET;
    }
}
