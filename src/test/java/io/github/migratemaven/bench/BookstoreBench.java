package io.github.migratemaven.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;

/** Measures whole Maven builds of the bookstore against one that calls an empty goal of the same plugin. */
final class BookstoreBench {
    private static final int ROUNDS = 7;

    private final Path maven;
    private final Path repository;
    private final Path settings;
    private final Path project;

    private BookstoreBench(Path mavenHome, Path repository, Path settings, Path project) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        this.maven = mavenHome.resolve("bin").resolve(windows ? "mvn.cmd" : "mvn");
        this.repository = repository;
        this.settings = settings;
        this.project = project;
    }

    static void run(BenchOptions options) throws IOException, InterruptedException {
        Path bookstore = options.path("bookstore");
        Path project = options.work().resolve("bookstore");
        FileUtils.copyDirectory(bookstore.toFile(), project.toFile());
        FileUtils.deleteDirectory(project.resolve("target").toFile());
        FileUtils.deleteDirectory(project.resolve("src/main/resources").toFile());
        Map<String, Object> results = new BookstoreBench(
                        options.path("maven"), options.path("repository"), options.settings(), project)
                .measure();
        BenchResults.add(options.results(), "goals", results);
    }

    private Map<String, Object> measure() throws IOException, InterruptedException {
        run("migrate:revision", "-Dmessage=First commit");
        run("migrate:start");
        try {
            run("migrate:upgrade");
            Map<String, List<String>> goals = new LinkedHashMap<>();
            goals.put("empty goal", List.of("migrate:upgrade", "-Dmigrate.skip"));
            goals.put("no-op upgrade", List.of("migrate:upgrade"));
            goals.put("second revision", List.of("migrate:revision", "-Dmessage=Again"));
            Map<String, List<Long>> times = new LinkedHashMap<>();
            for (int round = 0; round <= ROUNDS; round++) {
                for (Map.Entry<String, List<String>> goal : goals.entrySet()) {
                    long milliseconds =
                            run(goal.getValue().toArray(String[]::new)).toMillis();
                    if (round > 0) {
                        times.computeIfAbsent(goal.getKey(), key -> new ArrayList<>())
                                .add(milliseconds);
                    }
                }
            }
            return report(times);
        } finally {
            run("migrate:stop");
        }
    }

    private static Map<String, Object> report(Map<String, List<Long>> times) {
        Map<String, Double> limits = Map.of("no-op upgrade", 1.5, "second revision", 3.0);
        long empty = BenchResults.median(times.getOrDefault("empty goal", List.of()));
        Map<String, Object> results = new LinkedHashMap<>();
        BenchResults.print("%-16s %12s %8s %8s", "median of " + ROUNDS, "milliseconds", "times", "at most");
        times.forEach((goal, measured) -> {
            long median = BenchResults.median(measured);
            double ratio = (double) median / empty;
            double limit = limits.getOrDefault(goal, 1.0);
            BenchResults.print("%-16s %12d %8.2f %8.1f", goal, median, ratio, limit);
            results.put(
                    goal, Map.of("milliseconds", measured, "median", median, "timesEmptyGoal", ratio, "atMost", limit));
        });
        return results;
    }

    private Duration run(String... goals) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(maven.toString(), "-q", "-B", "-s", settings.toString(), "-Dmaven.repo.local=" + repository));
        command.addAll(Arrays.asList(goals));
        Path log = project.resolveSibling("last-build.log");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = process.waitFor();
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + Files.readString(log));
        }
        return time;
    }
}
