/** Kinds of relations and of what belongs to them, and how a table and its rows get over a change. */
@NullMarked
package io.github.migratemaven.kind.relation;

import org.jspecify.annotations.NullMarked;
