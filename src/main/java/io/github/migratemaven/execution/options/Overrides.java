package io.github.migratemaven.execution.options;

/**
 * What a person allows that is refused otherwise, or decides where nothing else can.
 *
 * @param nonEmpty to upgrade a database that has tables but no history
 * @param proxy to work through a connection pool that is known to pool sessions, not transactions
 * @param unknownOutcome what an interrupted statement came to, of which nothing in the database tells
 * @param unproven to write, and to run, a revision that is marked as not proven
 */
public record Overrides(boolean nonEmpty, boolean proxy, UnknownOutcome unknownOutcome, boolean unproven) {
    public static final Overrides NONE = new Overrides(false, false, UnknownOutcome.ASK, false);

    public Overrides withNonEmpty(boolean allowed) {
        return new Overrides(allowed, proxy, unknownOutcome, unproven);
    }

    public Overrides withProxy(boolean allowed) {
        return new Overrides(nonEmpty, allowed, unknownOutcome, unproven);
    }

    public Overrides withUnknownOutcome(UnknownOutcome decision) {
        return new Overrides(nonEmpty, proxy, decision, unproven);
    }

    public Overrides withUnproven(boolean allowed) {
        return new Overrides(nonEmpty, proxy, unknownOutcome, allowed);
    }
}
