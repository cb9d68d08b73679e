/** Runs statements in a shadow database and reports what they lock, rewrite and scan there. */
@NullMarked
package io.github.migratemaven.trace;

import org.jspecify.annotations.NullMarked;
