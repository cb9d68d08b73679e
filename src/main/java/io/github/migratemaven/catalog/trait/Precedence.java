package io.github.migratemaven.catalog.trait;

import io.github.migratemaven.catalog.ObjectId;

/** That {@code first} must be created, or altered, before {@code later} although neither needs the other. */
public record Precedence(ObjectId first, ObjectId later) {}
