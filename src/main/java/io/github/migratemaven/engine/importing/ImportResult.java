package io.github.migratemaven.engine.importing;

import io.github.migratemaven.engine.result.GoalResult;
import io.github.migratemaven.report.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The history that was taken over.
 *
 * @param from the tool that it comes from
 * @param revisions their ids, in the order in which they run
 * @param files their files
 * @param notes what was not carried over or a person must look at, a sentence each
 */
public record ImportResult(
        String goal, Status status, String from, List<String> revisions, List<Path> files, List<String> notes)
        implements GoalResult {

    public ImportResult {
        revisions = List.copyOf(revisions);
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Imported from " + from + ": " + revisions.size()
                + (revisions.size() == 1 ? " revision" : " revisions")
                + ", which built the same schema and rows as " + from + " itself, as a comparison has shown.");
        lines.add("Record a database that " + from + " has migrated with mvn migrate:stamp -Dtarget=head, or mvn"
                + " migrate:stamp alone for as far as " + from + " had come.");
        return lines;
    }
}
