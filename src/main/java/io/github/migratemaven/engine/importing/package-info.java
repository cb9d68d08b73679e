/** The goal that takes over another tool's history. */
@NullMarked
package io.github.migratemaven.engine.importing;

import org.jspecify.annotations.NullMarked;
