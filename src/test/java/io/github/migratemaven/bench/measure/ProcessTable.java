package io.github.migratemaven.bench.measure;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Linux tells of processes and processors under {@code /proc}, times in seconds. */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    private static final double TICKS_PER_SECOND = 100;

    private ProcessTable() {}

    /** @param reaped what children took that have ended and been waited for */
    record Entry(long pid, long parent, String name, double own, double reaped) {}

    /** Seconds that all processors were busy since the machine started, whoever was it; those stolen by a host too. */
    static double busy() throws IOException {
        // cpu user nice system idle iowait irq softirq steal
        String[] fields = Files.readAllLines(PROC.resolve("stat")).get(0).split(" +", -1);
        double ticks = 0;
        for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
            ticks += Double.parseDouble(fields[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** The most memory in megabytes that a process has held so far. */
    static Optional<Double> peak(long pid) {
        try {
            return Files.readAllLines(PROC.resolve(pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Double.parseDouble(line.split("\\s+", -1)[1]) / 1024)
                    .findFirst();
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    static List<Entry> named(String name) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path directory : directories) {
                entry(directory).filter(entry -> entry.name.equals(name)).ifPresent(entries::add);
            }
        }
        return entries;
    }

    private static Optional<Entry> entry(Path directory) {
        try {
            String line = Files.readString(directory.resolve("stat"));
            int from = line.indexOf('(');
            int to = line.lastIndexOf(')');
            // state ppid pgrp session tty tpgid flags minflt cminflt majflt cmajflt utime stime cutime cstime
            String[] fields = line.substring(to + 2).split(" ", -1);
            return Optional.of(new Entry(
                    Long.parseLong(line.substring(0, from).strip()),
                    Long.parseLong(fields[1]),
                    line.substring(from + 1, to),
                    seconds(fields[11]) + seconds(fields[12]),
                    seconds(fields[13]) + seconds(fields[14])));
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    private static double seconds(String ticks) {
        return Double.parseDouble(ticks) / TICKS_PER_SECOND;
    }
}
