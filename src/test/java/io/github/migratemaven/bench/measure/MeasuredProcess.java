package io.github.migratemaven.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a command under bash, which knows the processor time of what it has waited for, and watches it while it runs. */
public final class MeasuredProcess {
    private static final String TIMED =
            "TIMEFORMAT='%R %U %S'; { time \"${@:3}\" > \"$1\" 2>&1 < /dev/null; } 2> \"$2\"";
    private static final Duration BETWEEN_LOOKS_AT_MEMORY = Duration.ofMillis(25);
    private static final int LOOKS_AT_SERVERS = 8;
    private static final int LINES_OF_A_FAILURE = 20;

    private final Path directory;
    private final Path log;
    private final Path times;
    private final Map<String, String> environment;

    /** @param log what the command prints, each time anew */
    public MeasuredProcess(Path directory, Path log, Map<String, String> environment) {
        this.directory = directory;
        this.log = log;
        this.times = log.resolveSibling(log.getFileName() + ".times");
        this.environment = environment;
    }

    /** @throws IllegalStateException with the end of what the command printed, if it failed */
    public Measured run(List<String> command) throws IOException, InterruptedException {
        List<String> timed = new ArrayList<>(List.of("bash", "-c", TIMED, "bash", log.toString(), times.toString()));
        timed.addAll(command);
        PostgresTime servers = new PostgresTime();
        double busy = ProcessTable.busy();
        double own = ownTime();
        ProcessBuilder builder = new ProcessBuilder(timed).directory(directory.toFile());
        builder.environment().putAll(environment);
        Process bash = builder.start();
        double peak = watch(bash, servers);
        if (bash.exitValue() != 0) {
            throw new IllegalStateException(
                    command.get(0) + " ended with " + bash.exitValue() + ":\n" + end(Files.readAllLines(log)));
        }
        servers.look();
        String[] seconds = Files.readString(times).strip().replace(',', '.').split(" ", -1);
        double wall = Double.parseDouble(seconds[0]);
        double cpu = Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]);
        double others = ProcessTable.busy() - busy - (ownTime() - own) - servers.taken() - cpu;
        double machine = wall * Runtime.getRuntime().availableProcessors();
        return new Measured(wall, cpu, peak, Math.max(0, others / machine));
    }

    private static double watch(Process bash, PostgresTime servers) throws IOException, InterruptedException {
        double peak = 0;
        long command = 0;
        for (int look = 1; !bash.waitFor(BETWEEN_LOOKS_AT_MEMORY.toMillis(), TimeUnit.MILLISECONDS); look++) {
            if (command == 0) {
                command = bash.children().findFirst().map(ProcessHandle::pid).orElse(0L);
            }
            peak = Math.max(peak, ProcessTable.peak(command).orElse(0.0));
            if (look % LOOKS_AT_SERVERS == 0) {
                servers.look();
            }
        }
        return peak;
    }

    private static String end(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_A_FAILURE), lines.size()));
    }

    private static double ownTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }
}
