/** Kinds of routines and their languages, and what was computed with a routine. */
@NullMarked
package io.github.migratemaven.kind.routine;

import org.jspecify.annotations.NullMarked;
