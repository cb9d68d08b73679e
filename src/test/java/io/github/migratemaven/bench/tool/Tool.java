package io.github.migratemaven.bench.tool;

import io.github.migratemaven.bench.work.Action;
import io.github.migratemaven.bench.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that can do some of the works, each time as a process of its own. */
public interface Tool {

    /** As the results name it. */
    String name();

    /** Why it cannot take part on this machine; empty when it can. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /** Whether it can do this at all. */
    boolean offers(Work work);

    /** Writes into a new directory what the work is done on. */
    void prepare(Work work, Path directory) throws IOException;

    /** What has to be run once before a comparison of the model, for which revisions must be there. */
    default List<List<String>> before(Work work, Path directory, Target target) {
        return List.of();
    }

    /** Changes the model once that has been run. */
    default void changeModel(Work work, Path directory) throws IOException {}

    /** The command that does it. */
    List<String> command(Action action, Path directory, Target target);

    /** What it needs beyond the command line. */
    default Map<String, String> environment(Target target) {
        return Map.of();
    }

    /** Takes away what a run has left in the directory that the next must not find. */
    default void tidy(Path directory) throws IOException {}
}
