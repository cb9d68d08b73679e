package io.github.migratemaven.catalog.trait;

/** Whether the script of a model such as JPA entities may need objects of a kind to be there before it runs. */
public enum ModelNeed {
    NONE,
    /** It may, unless it makes them by itself. */
    UNLESS_MADE,
    /** It may, and makes them by itself only where they are not there. */
    ALWAYS
}
