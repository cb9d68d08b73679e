package io.github.migratemaven.engine.lint;

import io.github.migratemaven.finding.Findings;
import java.util.List;

/** What revisions were seen to do, and what rules find in that. */
public record Linted(List<TracedRevision> revisions, Findings findings) {

    public Linted {
        revisions = List.copyOf(revisions);
    }
}
