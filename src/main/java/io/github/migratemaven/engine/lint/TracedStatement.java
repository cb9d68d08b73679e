package io.github.migratemaven.engine.lint;

import io.github.migratemaven.trace.RevisionTrace;
import io.github.migratemaven.trace.StatementTrace;
import java.util.List;

/**
 * A statement, and what it was seen to do to what was there before its revision.
 *
 * @param line of the revision's file, counted from 1
 * @param sql on one line
 */
public record TracedStatement(int line, String sql, List<TracedLock> locks) {

    public TracedStatement {
        locks = List.copyOf(locks);
    }

    static TracedStatement of(RevisionTrace revision, StatementTrace trace) {
        return new TracedStatement(
                trace.statement().line(),
                trace.statement().text().strip().replaceAll("\\s+", " "),
                revision.earlierRelations(trace).stream()
                        .filter(touched -> !touched.relation().isToast())
                        .map(TracedLock::of)
                        .toList());
    }
}
