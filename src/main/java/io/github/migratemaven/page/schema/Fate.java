package io.github.migratemaven.page.schema;

import java.util.Locale;

/** What became of something between two revisions. */
public enum Fate {
    KEPT,
    ADDED,
    CHANGED,
    REMOVED;

    /** {@code added}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
