package io.github.migratemaven.execution.history;

import io.github.migratemaven.revision.Revision;
import java.util.List;

/**
 * An applied revision whose file now holds other statements than were run.
 *
 * @param differences statements that differ; empty when the database kept no copy of the script to compare with
 */
public record EditedRevision(Revision revision, List<StatementDifference> differences) {

    public EditedRevision {
        differences = List.copyOf(differences);
    }
}
