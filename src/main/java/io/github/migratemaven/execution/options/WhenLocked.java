package io.github.migratemaven.execution.options;

/** What a goal does when another runner holds the lock. */
public enum WhenLocked {
    /** Waits up to the configured time, then fails with status {@code locked}. */
    WAIT,
    /** Does nothing and succeeds with status {@code locked}. */
    SKIP,
    /** Fails at once with status {@code locked}. */
    FAIL;

    /** @throws io.github.migratemaven.report.MigrationFailure if the text is none of these words */
    public static WhenLocked parse(String text) {
        return Choice.parse(WhenLocked.class, "migrate.whenLocked", text);
    }
}
