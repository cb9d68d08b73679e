package io.github.migratemaven.corpus;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Runs every case below a folder and prints a line for each that fails, then the figures. */
public final class CorpusRunner {
    private CorpusRunner() {}

    /**
     * @param args the folder, and optionally the major version of the server (15 where its binaries are at hand), a
     *     text that a case's path must contain, and {@code answers} to have printed what each check query says before
     *     the upgrade, after it and after the downgrade
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int major = args.length > 1 && !args[1].isBlank() ? Integer.parseInt(args[1]) : 15;
        String wanted = args.length > 2 ? args[2] : "";
        boolean answers = args.length > 3 && args[3].equals("answers");
        System.exit(run(folder, major, wanted, answers, System.out));
    }

    private static int run(Path folder, int major, String wanted, boolean answers, PrintStream out) throws Exception {
        long start = System.nanoTime();
        List<CorpusCase> cases = cases(folder, wanted);
        if (cases.isEmpty()) {
            out.println("corpus: no cases below " + folder);
            return 1;
        }
        CorpusJudge judge = new CorpusJudge(major);
        int passed = 0;
        int failed = 0;
        int refused = 0;
        ExecutorService workers =
                Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors()));
        try {
            List<Future<CorpusVerdict>> verdicts = new ArrayList<>();
            for (CorpusCase corpusCase : cases) {
                verdicts.add(workers.submit(() -> judge.judge(corpusCase)));
            }
            for (int i = 0; i < cases.size(); i++) {
                CorpusVerdict verdict = verdicts.get(i).get();
                switch (verdict.result()) {
                    case PASSED -> passed++;
                    case FAILED -> failed++;
                    case REFUSED -> refused++;
                    case LEFT_OUT -> {
                        // Said on its own line; the figures are about what was run.
                    }
                }
                if (verdict.result() != CorpusVerdict.Result.PASSED) {
                    out.println(verdict.result().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " "
                            + folder.relativize(cases.get(i).path()) + " " + verdict.reason());
                }
                if (answers && !verdict.answers().isEmpty()) {
                    out.println("answers " + folder.relativize(cases.get(i).path()));
                    verdict.answers().forEach(line -> out.println("  " + line));
                }
            }
        } finally {
            workers.shutdownNow();
        }
        out.printf(
                Locale.ROOT,
                "corpus: %d passed, %d failed, %d refused in %.1f s%n",
                passed,
                failed,
                refused,
                (System.nanoTime() - start) / 1e9);
        return 0;
    }

    private static List<CorpusCase> cases(Path folder, String wanted) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().contains(wanted))
                    .flatMap(CorpusCase::at)
                    .sorted((one, other) -> one.path().compareTo(other.path()))
                    .toList();
        }
    }
}
