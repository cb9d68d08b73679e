package io.github.migratemaven.bench;

import io.github.migratemaven.bench.wire.Relay;
import io.github.migratemaven.bench.work.Change;
import io.github.migratemaven.bench.work.RevisionFiles;
import io.github.migratemaven.execution.Migrator;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.postgres.connection.ConnectionSettings;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.revision.file.RevisionDirectory;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The engine alone, without Maven's second, in a virtual machine that has run everything before: what one more query or a
 * slower loop costs shows here first. Time and round trips of each goal.
 */
final class EngineBench {
    private static final int WARM_UP = 1;

    private final Path directory;
    private final Duration latency;
    private final int rounds;
    private final List<Integer> sizes;
    private final Map<String, List<Long>> milliseconds = new LinkedHashMap<>();
    private final Map<String, Long> roundTrips = new LinkedHashMap<>();

    private EngineBench(Path directory, Duration latency, int rounds, List<Integer> sizes) {
        this.directory = directory;
        this.latency = latency;
        this.rounds = rounds;
        this.sizes = sizes;
    }

    static void run(BenchOptions options) throws IOException {
        EngineBench bench = new EngineBench(
                options.work().resolve("engine"),
                options.latency(),
                options.number("rounds"),
                options.words("engineSizes").stream().map(Integer::valueOf).toList());
        for (int revisions : bench.sizes) {
            RevisionFiles.write(bench.of(revisions), Change.tables(revisions));
        }
        for (int round = -WARM_UP; round < bench.rounds; round++) {
            if (round == 0) {
                bench.milliseconds.clear();
            }
            for (int revisions : bench.sizes) {
                bench.round(revisions, round < 0 ? Relay.WHILE_COUNTING : bench.latency);
            }
        }
        BenchResults.add(options.results(), "engine alone, milliseconds and round trips", bench.report());
    }

    private Path of(int revisions) {
        return directory.resolve(Integer.toString(revisions));
    }

    private void round(int revisions, Duration added) throws IOException {
        ConnectionSettings fresh = TestPostgres.freshDatabase();
        try (Relay relay = new Relay(fresh.port(), added)) {
            ConnectionSettings settings = ConnectionSettings.local(relay.port(), fresh.database(), fresh.user());
            RevisionDirectory files = new RevisionDirectory(of(revisions));
            Migrator migrator = new Migrator(settings, ExecutionOptions.defaults(), Reporter.silent());
            time("upgrade " + revisions, relay, () -> migrator.upgrade(RevisionGraph.of(files.load()), "heads"));
            time("no-op at " + revisions, relay, () -> migrator.upgrade(RevisionGraph.of(files.load()), "heads"));
            time("current at " + revisions, relay, () -> migrator.state(RevisionGraph.of(files.load())));
            time("downgrade " + revisions, relay, () -> migrator.downgrade(RevisionGraph.of(files.load()), "base"));
        }
    }

    private void time(String what, Relay relay, Runnable work) {
        long before = relay.roundTrips();
        long start = System.nanoTime();
        work.run();
        long took = Duration.ofNanos(System.nanoTime() - start).toMillis();
        milliseconds.computeIfAbsent(what, key -> new ArrayList<>()).add(took);
        roundTrips.putIfAbsent(what, relay.roundTrips() - before);
    }

    private Map<String, Object> report() {
        Map<String, Object> results = new LinkedHashMap<>();
        BenchResults.print(
                "%-20s %12s %12s   engine alone, warm, %d ms added latency, median of %d",
                "", "ms", "round trips", latency.toMillis(), rounds);
        milliseconds.forEach((what, measured) -> {
            BenchResults.print("%-20s %12d %12d", what, BenchResults.median(measured), roundTrips.get(what));
            results.put(
                    what,
                    Map.of(
                            "milliseconds", measured,
                            "median", BenchResults.median(measured),
                            "roundTrips", roundTrips.get(what),
                            "latency", latency.toMillis()));
        });
        return results;
    }
}
