package io.github.migratemaven.catalog;

/**
 * That one object disappears when another is dropped.
 *
 * @param part what disappears
 * @param whole what it disappears with
 */
public record Binding(ObjectId part, ObjectId whole) {}
