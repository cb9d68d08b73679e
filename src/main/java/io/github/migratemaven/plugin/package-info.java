/** The goals as Maven sees them: parameters in, one engine call, log out. */
@NullMarked
package io.github.migratemaven.plugin;

import org.jspecify.annotations.NullMarked;
