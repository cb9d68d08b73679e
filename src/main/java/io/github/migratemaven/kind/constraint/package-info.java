/** Constraints of tables, foreign keys, and the rows that would break them. */
@NullMarked
package io.github.migratemaven.kind.constraint;

import org.jspecify.annotations.NullMarked;
