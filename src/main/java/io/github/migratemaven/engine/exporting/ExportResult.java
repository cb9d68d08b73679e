package io.github.migratemaven.engine.exporting;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.report.Status;
import java.nio.file.Path;
import java.util.List;

/**
 * The history as another tool has it.
 *
 * @param to the tool that it is for
 * @param directory where the files are
 * @param files their names
 * @param notes what the other tool does not do, a sentence each
 */
public record ExportResult(
        String goal, Status status, String to, Path directory, List<String> files, List<String> notes)
        implements GoalResult {

    public ExportResult {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    @Override
    public List<String> lines() {
        return List.of("Exported to " + directory + " for " + to + ": " + files.size()
                + (files.size() == 1 ? " file" : " files")
                + ", from which " + to + " itself builds the same schema and rows as the revisions, as a comparison has"
                + " shown.");
    }
}
