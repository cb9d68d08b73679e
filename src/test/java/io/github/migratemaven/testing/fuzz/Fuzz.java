package io.github.migratemaven.testing.fuzz;

import io.github.migratemaven.postgres.settings.PasswordFileFuzz;
import io.github.migratemaven.postgres.settings.ServiceFileFuzz;
import io.github.migratemaven.postgres.settings.SettingsFuzz;
import io.github.migratemaven.postgres.settings.UrlFuzz;
import io.github.migratemaven.postgres.sql.ScriptFuzz;
import io.github.migratemaven.revision.file.RevisionFileFuzz;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.io.file.PathUtils;

/** Gives random inputs to whatever reads what people write, until the time is up. */
public final class Fuzz {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int LINES_SHOWN = 12;

    private final PrintStream out;
    private final Path scratch = Files.createTempDirectory("migrate-fuzz");
    private final List<FuzzTarget> targets = List.of(
            new ScriptFuzz(),
            new RevisionFileFuzz(scratch),
            new UrlFuzz(),
            new PasswordFileFuzz(scratch),
            new ServiceFileFuzz(scratch),
            new SettingsFuzz(scratch));
    private final Set<String> seen = new HashSet<>();
    private ExecutorService worker = worker();
    private long inputs;
    private long failures;

    private Fuzz(PrintStream out) throws IOException {
        this.out = out;
    }

    /** @param arguments how many minutes; and, to repeat a finding, its seed */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Fuzz fuzz = new Fuzz(System.out);
        if (arguments.length > 1 && !arguments[1].isBlank()) {
            fuzz.attempt(Long.parseLong(arguments[1].strip()));
        } else {
            fuzz.run(Duration.ofMillis((long) (Double.parseDouble(arguments[0]) * 60_000)));
        }
        PathUtils.deleteDirectory(fuzz.scratch);
        System.out.println("fuzz: " + fuzz.inputs + " inputs, " + fuzz.failures + " failures");
        System.exit(0);
    }

    private void run(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long seed = System.nanoTime();
        while (System.nanoTime() < end) {
            attempt(seed);
            seed++;
        }
    }

    /** The seed decides the target too, so that it is all that is needed to repeat a finding. */
    private void attempt(long seed) throws InterruptedException {
        FuzzTarget target = targets.get(Math.floorMod(seed, targets.size()));
        inputs++;
        Future<?> attempt = worker.submit(() -> {
            target.attempt(new RandomText(seed));
            return null;
        });
        try {
            attempt.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            failed(target, seed, e.getCause());
        } catch (TimeoutException e) {
            failed(target, seed, new AssertionError("takes longer than " + LONGEST.toSeconds() + " s"));
            worker.shutdownNow();
            worker = worker();
        }
    }

    /** Each kind of finding is shown once. */
    private void failed(FuzzTarget target, long seed, Throwable finding) {
        failures++;
        StackTraceElement[] trace = finding.getStackTrace();
        if (seen.add(target.name() + finding.getClass() + (trace.length == 0 ? "" : trace[0]))) {
            out.println("FAILED " + target.name() + " (repeat it with -Dfuzz.seed=" + seed + "): " + finding);
            for (int i = 0; i < Math.min(LINES_SHOWN, trace.length); i++) {
                out.println("    at " + trace[i]);
            }
        }
    }

    private static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "fuzz");
            thread.setDaemon(true);
            return thread;
        });
    }
}
