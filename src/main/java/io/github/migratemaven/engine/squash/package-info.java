/** The goal that puts one revision in the place of a range. */
@NullMarked
package io.github.migratemaven.engine.squash;

import org.jspecify.annotations.NullMarked;
