/** One file for each kind of PostgreSQL object: its record, the query that reads it, the SQL that changes it. */
@NullMarked
package io.github.migratemaven.kind;

import org.jspecify.annotations.NullMarked;
