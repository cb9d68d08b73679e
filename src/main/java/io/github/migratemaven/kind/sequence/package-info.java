/** Sequences, identity columns, and where their numbers go on. */
@NullMarked
package io.github.migratemaven.kind.sequence;

import org.jspecify.annotations.NullMarked;
