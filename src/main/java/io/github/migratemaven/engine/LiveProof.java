package io.github.migratemaven.engine;

import io.github.migratemaven.autogenerate.LiveComparison;
import io.github.migratemaven.execution.SchemaProof;
import io.github.migratemaven.postgres.ConnectionSettings;
import io.github.migratemaven.revision.RevisionGraph;
import io.github.migratemaven.shadow.Shadow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Compares a live database with its revisions in a shadow that is opened only when the question is asked. */
final class LiveProof implements SchemaProof {
    private static final Set<String> BOOKKEEPING = Set.of("migrate_revision", "migrate_event");

    private final Supplier<Shadow> shadows;

    LiveProof(Supplier<Shadow> shadows) {
        this.shadows = shadows;
    }

    @Override
    public Optional<String> differences(ConnectionSettings live, RevisionGraph graph, Set<String> applied) {
        try (Shadow shadow = shadows.get()) {
            List<String> lines = new LiveComparison(shadow)
                    .differences(live, graph.inOrder(applied), Set.of(), id -> id.path().stream()
                            .anyMatch(part -> BOOKKEEPING.stream().anyMatch(part::startsWith)));
            return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(System.lineSeparator(), lines));
        }
    }
}
