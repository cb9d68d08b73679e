/** The command line of a bundle, which runs where there is no Maven. */
@NullMarked
package io.github.migratemaven.bundle;

import org.jspecify.annotations.NullMarked;
