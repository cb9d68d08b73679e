package io.github.migratemaven.plugin.output;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.engine.result.ResultJson;
import io.github.migratemaven.engine.result.SkippedResult;
import io.github.migratemaven.report.MigrationFailure;
import io.github.migratemaven.report.Printable;
import io.github.migratemaven.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a goal's result goes: Maven's log or, as JSON, standard output; and into a file when one is named. */
public final class ResultOutput {
    private final boolean json;
    private final Optional<Path> file;
    private final Reporter reporter;
    private final OneDocument standardOutput;

    private ResultOutput(boolean json, Optional<Path> file, Reporter reporter, OneDocument standardOutput) {
        this.json = json;
        this.file = file;
        this.reporter = reporter;
        this.standardOutput = standardOutput;
    }

    /**
     * Fails as misconfigured when the format is unknown.
     *
     * @param documents formats besides text and JSON, in which the result of this goal is a text of its own
     */
    public static ResultOutput of(
            String format, List<String> documents, Optional<Path> file, Reporter reporter, OneDocument standardOutput) {
        if (!format.equals("text") && !format.equals("json") && !documents.contains(format)) {
            throw MigrationFailure.misconfigured(
                    "migrate.format is '" + format + "'.",
                    "Set -Dmigrate.format=text or -Dmigrate.format=json."
                            + (documents.isEmpty()
                                    ? ""
                                    : " This goal also writes " + String.join(", ", documents) + "."));
        }
        return new ResultOutput(format.equals("json"), file, reporter, standardOutput);
    }

    /** Fails as misconfigured where the result would be the second JSON document on standard output. */
    public void requirePlace(boolean hasWork) {
        if (json && file.isEmpty()) {
            standardOutput.requireFree(hasWork);
        }
    }

    public void write(GoalResult result) {
        if (result.document().isPresent() && !json) {
            deliver(result.document().get());
            return;
        }
        if (!json || result instanceof SkippedResult) {
            result.lines().forEach(reporter::info);
        }
        writeForScripts(result);
    }

    /** Leaves the telling to the exception that Maven shows, and serves only those who read JSON or the file. */
    public void writeForScripts(GoalResult result) {
        String text = json ? new ResultJson().write(result) : Printable.of(String.join("\n", result.lines())) + "\n";
        if (file.isPresent() || json && standardOutput.takes(result)) {
            deliver(text);
        }
    }

    private void deliver(String text) {
        if (file.isPresent()) {
            save(file.get(), text);
        } else {
            StandardOutput.print(text);
        }
    }

    private static void save(Path file, String text) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw MigrationFailure.misconfigured(
                    "The result cannot be written to " + file + ": " + e.getMessage(),
                    "Name a file that can be written with -Dmigrate.outputFile=, or leave it out.",
                    e);
        }
    }
}
