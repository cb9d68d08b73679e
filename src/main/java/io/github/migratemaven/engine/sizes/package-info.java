/** The goal that writes down how large the tables of a database are. */
@NullMarked
package io.github.migratemaven.engine.sizes;

import org.jspecify.annotations.NullMarked;
