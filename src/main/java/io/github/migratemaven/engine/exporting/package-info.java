/** The goal that writes the history for another tool. */
@NullMarked
package io.github.migratemaven.engine.exporting;

import org.jspecify.annotations.NullMarked;
