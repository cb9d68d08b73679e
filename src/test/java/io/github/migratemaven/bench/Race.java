package io.github.migratemaven.bench;

import io.github.migratemaven.bench.measure.Figures;
import io.github.migratemaven.bench.tool.Maven;
import io.github.migratemaven.bench.tool.Tool;
import io.github.migratemaven.bench.wire.Relay;
import io.github.migratemaven.bench.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;

/**
 * All tools at one work, in turn and repeatedly. A run is dropped where others took a noticeable share of the machine
 * meanwhile, and another one made in its place, up to twice as many as are wanted.
 */
final class Race {
    private static final int TRIES = 2;

    private final Work work;
    private final BenchOptions options;
    private final Maven maven;
    private final Path directory;
    private final List<Contestant> contestants = new ArrayList<>();
    private final List<Tool> failed = new ArrayList<>();

    Race(Work work, BenchOptions options, Maven maven) {
        this.work = work;
        this.options = options;
        this.maven = maven;
        this.directory = options.work().resolve(work.name());
    }

    /** The figures of each tool that could do the work, by its name. */
    Map<String, Figures> run(List<Tool> tools) throws IOException, InterruptedException {
        for (Tool tool : tools) {
            if (tool.offers(work)) {
                contestants.add(new Contestant(
                        tool,
                        work,
                        directory.resolve(tool.name().replaceAll("\\W+", "-")),
                        new Figures(options.number("rounds"))));
            }
        }
        Map<String, Figures> figures = new LinkedHashMap<>();
        try {
            warmUp();
            contestants.forEach(each -> figures.put(each.tool().name(), each.figures()));
            measure();
            failed.forEach(tool -> figures.remove(tool.name()));
        } finally {
            contestants.forEach(Contestant::close);
        }
        FileUtils.deleteDirectory(directory.toFile());
        return figures;
    }

    /** Those that could not do it. */
    List<Tool> failed() {
        return failed;
    }

    private void warmUp() throws IOException, InterruptedException {
        maven.allowDownloads(!options.offline());
        try (Relay counter = relay(Relay.WHILE_COUNTING)) {
            for (Contestant contestant : List.copyOf(contestants)) {
                attempt(contestant, () -> {
                    contestant.prepare();
                    contestant.warmUp(counter);
                });
            }
        }
        maven.allowDownloads(false);
    }

    private void measure() throws IOException, InterruptedException {
        try (Relay network = relay(options.latency())) {
            int rounds = options.number("rounds") * TRIES;
            for (int round = 0; round < rounds; round++) {
                for (Contestant contestant : List.copyOf(contestants)) {
                    if (!contestant.figures().complete()) {
                        int port = options.latency().isZero() ? contestant.serverPort() : network.port();
                        attempt(contestant, () -> contestant.measure(port));
                    }
                }
                // So that nobody always comes after the same one.
                Collections.rotate(contestants, 1);
            }
        }
    }

    private void attempt(Contestant contestant, Attempt attempt) throws IOException, InterruptedException {
        try {
            attempt.run();
        } catch (IllegalStateException failure) {
            BenchResults.print("%s fails at %s: %s", contestant.tool().name(), work.name(), failure.getMessage());
            failed.add(contestant.tool());
            contestants.remove(contestant);
            contestant.close();
        }
    }

    private static Relay relay(Duration latency) throws IOException {
        try (BenchDatabase database = BenchDatabase.fresh()) {
            return new Relay(database.target().port(), latency);
        }
    }

    private interface Attempt {
        void run() throws IOException, InterruptedException;
    }
}
