package io.github.migratemaven.autogenerate.squash;

import io.github.migratemaven.revision.Revision;
import java.util.List;

/**
 * A revision that has been shown to build what a range builds, and to take it back.
 *
 * @param kept statements that were taken over as they are, each with its place
 * @param warnings what a person must know about it
 * @param losses what its upgrade loses of rows that were there before it; the range may have kept it by a rename
 * @param unequalRows tables and sequences that hold other rows afterwards; empty when all rows are equal
 */
public record SquashedRevision(
        Revision revision, List<String> kept, List<String> warnings, List<String> losses, List<String> unequalRows) {

    public SquashedRevision {
        kept = List.copyOf(kept);
        warnings = List.copyOf(warnings);
        losses = List.copyOf(losses);
        unequalRows = List.copyOf(unequalRows);
    }
}
