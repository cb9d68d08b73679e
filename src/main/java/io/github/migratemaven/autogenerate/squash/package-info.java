/** Draws a range of revisions together into one. */
@NullMarked
package io.github.migratemaven.autogenerate.squash;

import org.jspecify.annotations.NullMarked;
