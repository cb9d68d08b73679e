/** Histories that other tools have kept: which tools there are, what they wrote, and what becomes of it here. */
@NullMarked
package io.github.migratemaven.importing;

import org.jspecify.annotations.NullMarked;
