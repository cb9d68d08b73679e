package io.github.migratemaven.engine.lint;

import io.github.migratemaven.engine.result.NotInJson;
import io.github.migratemaven.trace.LockMode;
import io.github.migratemaven.trace.RelationTrace;

/**
 * What a statement was seen to do to a relation that was there before its revision.
 *
 * @param lock as SQL writes it; empty where an earlier statement of the revision had it already
 * @param rewritten whether every row was written anew
 * @param scanned whether every row was read
 * @param isOfIndex whether it is an index that is locked
 */
public record TracedLock(
        String relation,
        String lock,
        boolean blocksReads,
        boolean blocksWrites,
        boolean blocksDdl,
        boolean rewritten,
        boolean scanned,
        @NotInJson boolean isOfIndex) {

    static TracedLock of(RelationTrace trace) {
        return new TracedLock(
                trace.relation().displayName(),
                trace.lock().map(LockMode::words).orElse(""),
                trace.blocksReads(),
                trace.blocksWrites(),
                trace.lock().filter(LockMode::blocksDdl).isPresent(),
                trace.rewritten(),
                trace.scanned(),
                trace.relation().isIndex());
    }

    /** What others have to wait with. */
    public String blocks() {
        if (blocksReads) {
            return "reads, writes";
        }
        return blocksWrites ? "writes" : blocksDdl ? "DDL" : "-";
    }
}
