package io.github.migratemaven.trace;

import io.github.migratemaven.trace.state.Relation;
import java.util.Optional;

/**
 * What a statement did to one relation that was there before.
 *
 * @param lock the strongest lock that it took; empty where an earlier statement of the same transaction had it already
 * @param rewritten whether it is in another file now
 * @param scanned whether its rows were read from the first to the last
 */
public record RelationTrace(Relation relation, Optional<LockMode> lock, boolean rewritten, boolean scanned) {

    /** Whether others wait that only read or write rows. */
    public boolean isFelt() {
        return lock.filter(LockMode::blocksWrites).isPresent();
    }

    public boolean blocksReads() {
        return lock.filter(LockMode::blocksReads).isPresent();
    }

    public boolean blocksWrites() {
        return lock.filter(LockMode::blocksWrites).isPresent();
    }
}
