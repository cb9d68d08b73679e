package io.github.migratemaven.trace.state;

/**
 * Something small that hangs on a table: a trigger, a policy, extended statistics, a publication, or a setting of the table itself.
 *
 * @param kind what it is, in words: {@code trigger}
 * @param relation number of the table
 * @param oid its own number; 0 where it has none
 * @param value what may change about it
 */
public record TableExtra(String kind, long relation, long oid, String name, String value) {}
