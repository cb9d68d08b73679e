/** Kinds of what belongs to a whole database, and comments, which may be on anything. */
@NullMarked
package io.github.migratemaven.kind.database;

import org.jspecify.annotations.NullMarked;
