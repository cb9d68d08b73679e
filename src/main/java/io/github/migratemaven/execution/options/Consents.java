package io.github.migratemaven.execution.options;

/**
 * What a person has explicitly agreed to.
 *
 * @param nonEmpty to upgrade a database that has tables but no history
 * @param proxy to work through a connection pool that is known to pool sessions, not transactions
 * @param unknownOutcome what an interrupted statement came to, of which nothing in the database tells
 * @param unproven to run a revision that is marked as not proven
 */
public record Consents(boolean nonEmpty, boolean proxy, UnknownOutcome unknownOutcome, boolean unproven) {
    public static final Consents NONE = new Consents(false, false, UnknownOutcome.ASK);

    /** Without unproven revisions. */
    public Consents(boolean nonEmpty, boolean proxy, UnknownOutcome unknownOutcome) {
        this(nonEmpty, proxy, unknownOutcome, false);
    }
}
