package io.github.migratemaven.revision;

/**
 * One direction of a revision.
 *
 * @param sql the statements, as written
 * @param firstLine line of the first character in the revision's file, counted from 1
 * @param transactional whether all statements run in one transaction, together with the bookkeeping
 */
public record Script(String sql, int firstLine, boolean transactional) {}
