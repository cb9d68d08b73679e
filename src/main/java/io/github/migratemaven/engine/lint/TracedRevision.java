package io.github.migratemaven.engine.lint;

import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.trace.RevisionTrace;
import java.util.List;
import java.util.Locale;

/**
 * One direction of a revision, and what its statements were seen to do.
 *
 * @param direction {@code upgrade} or {@code downgrade}
 */
public record TracedRevision(String revision, String name, String direction, List<TracedStatement> statements) {

    public TracedRevision {
        statements = List.copyOf(statements);
    }

    static TracedRevision of(RevisionTrace trace) {
        return new TracedRevision(
                trace.revision().id(),
                trace.revision().displayName(),
                trace.direction().name().toLowerCase(Locale.ROOT),
                trace.statements().stream()
                        .map(statement -> TracedStatement.of(trace, statement))
                        .toList());
    }

    public boolean isUpgrade() {
        return direction.equalsIgnoreCase(Direction.UPGRADE.name());
    }
}
