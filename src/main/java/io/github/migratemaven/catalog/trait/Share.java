package io.github.migratemaven.catalog.trait;

import io.github.migratemaven.catalog.ObjectId;

/**
 * That an object is a share of another one for as long as a link lasts, and then stays on its own.
 *
 * @param whole what it is a share of, which takes it along when it goes
 * @param link what makes it one
 */
public record Share(ObjectId whole, ObjectId link) {}
