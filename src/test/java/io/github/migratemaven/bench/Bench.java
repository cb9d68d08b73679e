package io.github.migratemaven.bench;

import io.github.migratemaven.bench.work.Work;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;

/** All measurements, or those that are selected. */
public final class Bench {
    private static final List<String> ALONE = List.of("start", "revisions", "catalog", "engine", "models");

    private Bench() {}

    /** @param arguments as {@link BenchOptions} reads them */
    public static void main(String[] arguments) throws Exception {
        BenchOptions options = BenchOptions.of(arguments);
        for (String word : options.words("works")) {
            if (!ALONE.contains(word) && Work.selected(List.of(word)).isEmpty()) {
                throw new IllegalArgumentException("There is no work '" + word + "'.");
            }
        }
        FileUtils.deleteDirectory(options.work().toFile());
        options.writeSettings();
        Path results = options.results();
        if (options.selects("start")) {
            BookstoreBench.run(options);
        }
        if (options.selects("revisions")) {
            RevisionsBench.run(results, options.work().resolve("revisions"));
        }
        if (options.selects("catalog")) {
            CatalogBench.run(results);
        }
        if (options.selects("engine")) {
            EngineBench.run(options);
        }
        if (options.selects("models")) {
            ModelBench.run(options);
        }
        boolean complete = new WorksBench(options).run();
        System.exit(complete ? 0 : 1);
    }
}
