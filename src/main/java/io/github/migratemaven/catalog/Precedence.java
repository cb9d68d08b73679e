package io.github.migratemaven.catalog;

/** That {@code first} must be created before {@code later} although neither needs the other. */
public record Precedence(ObjectId first, ObjectId later) {}
