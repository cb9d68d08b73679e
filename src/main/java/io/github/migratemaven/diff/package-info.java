/** Two catalogs in, ordered changes out, in both directions. */
@NullMarked
package io.github.migratemaven.diff;

import org.jspecify.annotations.NullMarked;
