package io.github.migratemaven.page;

import java.util.List;

/**
 * What a statement did to what was there before its revision.
 *
 * @param line where it begins in the revision's file
 * @param statement its text
 */
public record StatementLocks(int line, String statement, List<Lock> locks) {

    public StatementLocks {
        locks = List.copyOf(locks);
    }

    /**
     * A lock on one relation.
     *
     * @param relation as people call it
     * @param mode in SQL's words
     * @param blocks what others have to wait with
     * @param rewritten whether all its rows were written anew
     * @param scanned whether all its rows were read
     */
    public record Lock(String relation, String mode, String blocks, boolean rewritten, boolean scanned) {}
}
