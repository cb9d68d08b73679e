package io.github.migratemaven.report;

import java.util.Locale;

/** The stable outcome of a goal, as scripts read it from the JSON result. */
public enum Status {
    /** The goal did what it was asked to, or found nothing to do. */
    OK,
    /** Revisions wait to be applied, or the model differs from the revisions. */
    PENDING,
    /** The database differs from what its applied revisions build. */
    DRIFT,
    /** Another runner holds the lock. */
    LOCKED,
    /** The database has applied revisions that this checkout does not know. */
    AHEAD,
    /** Something was tried and did not succeed; what was tried has been taken back or is resumable. */
    FAILED,
    /** The goal declined before changing anything: wrong input, unsafe request, unmet precondition. */
    REFUSED;

    /** The word used in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
