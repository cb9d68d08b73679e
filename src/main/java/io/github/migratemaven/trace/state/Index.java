package io.github.migratemaven.trace.state;

import java.util.List;

/**
 * An index.
 *
 * @param table number of its table
 * @param columns numbers of its columns, in its order; 0 for an expression
 * @param partial whether it leaves rows out
 * @param parent number of the index of the partitioned table that it is part of; 0 without
 * @param definition as PostgreSQL prints it
 */
public record Index(
        long oid, long table, boolean unique, List<Integer> columns, boolean partial, long parent, String definition) {}
