package io.github.migratemaven.revision;

/** Which way a revision is run. */
public enum Direction {
    UPGRADE,
    DOWNGRADE
}
