/** The goal that empties a database. */
@NullMarked
package io.github.migratemaven.engine.clean;

import org.jspecify.annotations.NullMarked;
