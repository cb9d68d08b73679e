/** Kinds of types, collations and casts, and how values come over to a type that is made anew. */
@NullMarked
package io.github.migratemaven.kind.type;

import org.jspecify.annotations.NullMarked;
