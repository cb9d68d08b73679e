package io.github.migratemaven.bench;

import io.github.migratemaven.bench.work.Change;
import io.github.migratemaven.bench.work.RevisionFiles;
import io.github.migratemaven.revision.file.RevisionDirectory;
import io.github.migratemaven.revision.graph.RevisionGraph;
import io.github.migratemaven.revision.plan.Plan;
import io.github.migratemaven.revision.plan.Planner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.io.FileUtils;

/** Loads, resolves and plans a long history, each time in a virtual machine that has done nothing before. */
public final class RevisionsBench {
    private static final int REVISIONS = 5000;
    private static final int ROUNDS = 7;

    private RevisionsBench() {}

    /** @param arguments the directory of the revisions; prints the milliseconds */
    public static void main(String[] arguments) {
        System.out.println(measure(Path.of(arguments[0])));
    }

    static void run(Path results, Path directory) throws IOException, InterruptedException {
        FileUtils.deleteDirectory(directory.toFile());
        RevisionFiles.write(directory, Change.tables(REVISIONS));
        List<Long> milliseconds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            milliseconds.add(inAVirtualMachineOfItsOwn(directory));
        }
        BenchResults.print(
                "%d revisions: load, resolve and plan %d ms in a new virtual machine, at most 500 (median of %d)",
                REVISIONS, BenchResults.median(milliseconds), ROUNDS);
        BenchResults.add(results, REVISIONS + " revisions, milliseconds", milliseconds);
    }

    private static long inAVirtualMachineOfItsOwn(Path directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        RevisionsBench.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The measurement failed: " + answer);
        }
        return Long.parseLong(answer);
    }

    private static long measure(Path directory) {
        long start = System.nanoTime();
        RevisionGraph graph = RevisionGraph.of(new RevisionDirectory(directory).load());
        Plan plan = Planner.upgrade(graph, Set.of(), "heads");
        long end = System.nanoTime();
        if (plan.steps().size() != REVISIONS) {
            throw new IllegalStateException("planned " + plan.steps().size() + " steps");
        }
        return (end - start) / 1_000_000;
    }
}
