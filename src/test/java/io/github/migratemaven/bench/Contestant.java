package io.github.migratemaven.bench;

import io.github.migratemaven.bench.measure.Figures;
import io.github.migratemaven.bench.measure.Measured;
import io.github.migratemaven.bench.measure.MeasuredProcess;
import io.github.migratemaven.bench.tool.Target;
import io.github.migratemaven.bench.tool.Tool;
import io.github.migratemaven.bench.wire.Relay;
import io.github.migratemaven.bench.work.Action;
import io.github.migratemaven.bench.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One tool at one work: its files, its database, its figures. */
final class Contestant implements AutoCloseable {
    private final Tool tool;
    private final Work work;
    private final Path directory;
    private final Figures figures;
    private final BenchDatabase prepared = BenchDatabase.fresh();

    Contestant(Tool tool, Work work, Path directory, Figures figures) {
        this.tool = tool;
        this.work = work;
        this.directory = directory;
        this.figures = figures;
    }

    Tool tool() {
        return tool;
    }

    Figures figures() {
        return figures;
    }

    /** Writes its files and leads its database to where the work begins. */
    void prepare() throws IOException, InterruptedException {
        Files.createDirectories(directory);
        tool.prepare(work, directory);
        Target target = prepared.target();
        if (work.action().afterUpgrade()) {
            execute(tool.command(Action.UPGRADE, directory, target), target);
        }
        for (List<String> command : tool.before(work, directory, target)) {
            execute(command, target);
        }
        tool.changeModel(work, directory);
    }

    /** Does the work once without measuring time, so that everything is in place and in memory, and counts round trips. */
    void warmUp(Relay relay) throws IOException, InterruptedException {
        long before = relay.roundTrips();
        once(relay.port());
        figures.roundTrips(relay.roundTrips() - before);
    }

    /** @param port of the server, or of a relay before it */
    void measure(int port) throws IOException, InterruptedException {
        figures.add(once(port));
    }

    int serverPort() {
        return prepared.target().port();
    }

    private Measured once(int port) throws IOException, InterruptedException {
        if (!work.action().changesDatabase()) {
            Target target = prepared.target().at(port);
            Measured run = execute(tool.command(work.action(), directory, target), target);
            tool.tidy(directory);
            return run;
        }
        try (BenchDatabase database = prepared.copy()) {
            Target target = database.target().at(port);
            return execute(together(tool.command(work.action(), directory, target)), target);
        }
    }

    /** The command as often at the same time as the work says; it fails when one of them does. */
    private List<String> together(List<String> command) {
        if (work.copies() == 1) {
            return command;
        }
        List<String> all = new ArrayList<>(List.of("bash", "-c", """
                copies=$1; shift
                for ((i = 0; i < copies; i++)); do "$@" & running+=($!); done
                for one in "${running[@]}"; do wait "$one" || failed=1; done
                exit ${failed:-0}
                """, "together", Integer.toString(work.copies())));
        all.addAll(command);
        return all;
    }

    private Measured execute(List<String> command, Target target) throws IOException, InterruptedException {
        return new MeasuredProcess(directory, directory.resolve("output.log"), tool.environment(target)).run(command);
    }

    @Override
    public void close() {
        prepared.close();
    }
}
