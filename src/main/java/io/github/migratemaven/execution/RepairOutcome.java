package io.github.migratemaven.execution;

import io.github.migratemaven.execution.history.EditedRevision;
import java.util.List;

/**
 * What a repair recorded.
 *
 * @param repaired the revisions whose files count as what was applied from now on, with the statements that differed
 * @param stillEdited ids of other applied revisions whose files differ; they were not named and not touched
 */
public record RepairOutcome(List<EditedRevision> repaired, List<String> stillEdited) {}
