package io.github.migratemaven.bench;

import io.github.migratemaven.bench.measure.Measured;
import io.github.migratemaven.bench.measure.MeasuredProcess;
import io.github.migratemaven.bench.tool.ClassPath;
import io.github.migratemaven.bench.tool.Provider;
import io.github.migratemaven.bench.tool.Target;
import io.github.migratemaven.bench.work.Action;
import io.github.migratemaven.bench.work.Work;
import io.github.migratemaven.engine.MigrationEngine;
import io.github.migratemaven.engine.context.ProjectSettings;
import io.github.migratemaven.engine.revision.ModelRequest;
import io.github.migratemaven.engine.revision.RevisionRequest;
import io.github.migratemaven.engine.revision.RevisionResult;
import io.github.migratemaven.execution.options.ExecutionOptions;
import io.github.migratemaven.postgres.settings.ParameterValues;
import io.github.migratemaven.postgres.settings.SettingsInputs;
import io.github.migratemaven.report.Reporter;
import io.github.migratemaven.testing.TestInstallations;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * Comparing JPA entities with the revisions, without Maven, each time in a virtual machine that has done nothing before; and
 * beside it what the provider alone takes for the same entities.
 */
public final class ModelBench {
    /** The beginnings of the names of Hibernate's jar and of those that it uses. */
    private static final List<String> NEEDED = List.of(
            "hibernate-",
            "antlr4-",
            "byte-buddy-1",
            "jakarta.",
            "jaxb-",
            "jboss-logging-",
            "istack-",
            "txw2-",
            "angus-");

    private static final String PROVIDER = "Hibernate alone";
    private static final String NEW = "all new";
    private static final String SAME = "nothing changed";

    private final int rounds;
    private final Map<String, List<Measured>> runs = new LinkedHashMap<>();

    private ModelBench(int rounds) {
        this.rounds = rounds;
    }

    /** @param arguments the directory of the project, and Hibernate's class path; prints how long each stage took */
    public static void main(String[] arguments) {
        RevisionResult result =
                generate(Path.of(arguments[0]), paths(arguments[1]).toList());
        result.stages().forEach(stage -> BenchResults.print("%6d ms for %s", stage.durationMillis(), stage.stage()));
    }

    static void run(BenchOptions options) throws IOException, InterruptedException {
        ModelBench bench = new ModelBench(options.number("rounds"));
        for (int tables :
                options.words("modelSizes").stream().map(Integer::valueOf).toList()) {
            bench.measure(tables, options.work().resolve("models").resolve(Integer.toString(tables)));
        }
        BenchResults.add(options.results(), "comparing a model without Maven, s and MB", bench.report());
    }

    private void measure(int tables, Path directory) throws IOException, InterruptedException {
        Work work = Work.selected(List.of("autogenerate-" + tables + "-new")).get(0);
        Provider provider = new Provider();
        provider.prepare(work, directory);
        List<String> bootstrap = provider.command(Action.ALL_NEW, directory, new Target(0, "none"));
        execute(directory, generation(directory));
        for (int round = 0; round < rounds; round++) {
            note(tables, PROVIDER, execute(directory, bootstrap));
            FileUtils.cleanDirectory(revisions(directory).toFile());
            note(tables, NEW, execute(directory, generation(directory)));
            note(tables, SAME, execute(directory, generation(directory)));
        }
    }

    private void note(int tables, String what, Measured run) {
        runs.computeIfAbsent(tables + " tables, " + what, key -> new ArrayList<>())
                .add(run);
    }

    private static List<String> generation(Path directory) {
        return List.of(
                ClassPath.java(),
                "-classpath",
                // Hibernate asks the loader of the program too, which in a build has nothing of it.
                joined(classPath().filter(path -> !isHibernate(path))),
                ModelBench.class.getName(),
                directory.toAbsolutePath().toString(),
                joined(classPath().filter(ModelBench::isHibernate)));
    }

    private static Stream<Path> classPath() {
        return paths(System.getProperty("java.class.path"));
    }

    private static Stream<Path> paths(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of);
    }

    private static String joined(Stream<Path> paths) {
        return paths.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isHibernate(Path path) {
        return NEEDED.stream().anyMatch(path.getFileName().toString()::startsWith);
    }

    private static Measured execute(Path directory, List<String> command) throws IOException, InterruptedException {
        // The binaries of PostgreSQL are found from here.
        return new MeasuredProcess(Path.of("").toAbsolutePath(), directory.resolve("output.log"), Map.of())
                .run(command);
    }

    private static Path revisions(Path directory) {
        return directory.resolve("revisions");
    }

    private static RevisionResult generate(Path directory, List<Path> hibernate) {
        ProjectSettings project = new ProjectSettings(
                revisions(directory),
                directory.resolve("work"),
                Path.of("target", "postgresql"),
                new SettingsInputs(Map.of(), Map.of(), Map.of(), Optional.empty(), directory),
                Optional.empty(),
                Optional.empty(),
                TestInstallations::archive,
                List::of,
                ParameterValues.none(),
                Optional.of(TestInstallations.platform()));
        Path classes = directory.resolve("classes");
        List<Path> classPath = new ArrayList<>(List.of(classes));
        classPath.addAll(hibernate);
        ModelRequest model = new ModelRequest(
                List.of("jpa"), directory, classPath, List.of(classes), Set.of(), Optional.empty(), Map.of(), Set.of());
        return new MigrationEngine(project, Reporter.silent())
                .revision(new RevisionRequest(
                        "measured",
                        false,
                        "sql",
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        List.of(),
                        List.of(),
                        model,
                        List.of(),
                        false,
                        "",
                        false,
                        ExecutionOptions.defaults(),
                        Optional.empty()));
    }

    private Map<String, Object> report() {
        Map<String, Object> results = new LinkedHashMap<>();
        BenchResults.print("%-32s %8s %8s %8s   without Maven, median of %d", "", "wall s", "CPU s", "peak MB", rounds);
        runs.forEach((what, measured) -> {
            double wall = median(measured.stream().map(Measured::wall).toList());
            double cpu = median(measured.stream().map(Measured::cpu).toList());
            double peak = median(measured.stream().map(Measured::peak).toList());
            BenchResults.print("%-32s %8.2f %8.2f %8.0f", what, wall, cpu, peak);
            results.put(what, Map.of("wall", wall, "cpu", cpu, "peak", peak));
        });
        return results;
    }

    private static double median(List<Double> values) {
        return values.stream()
                .sorted()
                .skip((values.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }
}
