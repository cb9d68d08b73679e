/** The goal that writes the next revision, from the model or empty. */
@NullMarked
package io.github.migratemaven.engine.revision;

import org.jspecify.annotations.NullMarked;
