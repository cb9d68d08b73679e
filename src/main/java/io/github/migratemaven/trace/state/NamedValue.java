package io.github.migratemaven.trace.state;

/**
 * Something that no table has: an enum's label, a domain, a sequence, a schema, a privilege of everybody.
 *
 * @param kind what it is, in words: {@code label}
 * @param oid number of the type, sequence or schema
 * @param name as people call it
 * @param value what may change about it
 */
public record NamedValue(String kind, long oid, String name, String value) {}
