package io.github.migratemaven.autogenerate.draft;

import io.github.migratemaven.revision.Revision;
import java.util.List;
import java.util.Optional;

/**
 * What a comparison of the model with the revisions came to.
 *
 * @param detected a line for each difference
 * @param revision the revision that leads to the model; empty when there is no difference
 * @param warnings what the revision loses, what may be a rename, what cannot be compared
 * @param flaw why the revision could not be proven; empty when it was, both ways
 */
public record Generation(
        List<String> detected, Optional<Revision> revision, List<String> warnings, Optional<String> flaw) {

    public Generation {
        detected = List.copyOf(detected);
        warnings = List.copyOf(warnings);
    }
}
