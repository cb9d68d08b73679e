package io.github.migratemaven.execution.history;

import io.github.migratemaven.revision.Direction;
import io.github.migratemaven.revision.Revision;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A row to be appended to {@code migrate_event}.
 *
 * @param revision the revision concerned; empty for an event of the whole database
 * @param statement position of the statement concerned, counted from 1; 0 for a whole revision
 * @param detail a reason, a checksum, a failure's first line, the values of a revision's parameters
 */
public record HistoryEvent(
        Kind kind, String revision, List<String> from, List<String> to, Outcome outcome, int statement, String detail) {

    public enum Kind {
        IDENTITY,
        UPGRADE,
        DOWNGRADE,
        STAMP,
        REPAIR,
        PURGE,
        PARAMETERS;

        public static Kind of(Direction direction) {
            return direction == Direction.UPGRADE ? UPGRADE : DOWNGRADE;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Outcome {
        STARTED,
        DONE,
        FAILED,
        INTERRUPTED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static HistoryEvent done(Kind kind, String revision, List<String> from, List<String> to, String detail) {
        return new HistoryEvent(kind, revision, from, to, Outcome.DONE, 0, detail);
    }

    /** With what values a revision is applied; empty where it asks for none. */
    public static Optional<HistoryEvent> parameters(Revision revision) {
        return revision.parameters().isEmpty()
                ? Optional.empty()
                : Optional.of(done(
                        Kind.PARAMETERS,
                        revision.id(),
                        List.of(),
                        List.of(),
                        revision.parameters().described()));
    }

    public static HistoryEvent statement(Kind kind, String revision, Outcome outcome, int statement, String detail) {
        return new HistoryEvent(kind, revision, List.of(), List.of(), outcome, statement, detail);
    }
}
