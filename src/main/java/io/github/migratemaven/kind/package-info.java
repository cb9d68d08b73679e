/**
 * One file for each kind of PostgreSQL object, beside what helps it: its record, the query that reads it, the SQL that
 * changes it. Here is the list of them.
 */
@NullMarked
package io.github.migratemaven.kind;

import org.jspecify.annotations.NullMarked;
