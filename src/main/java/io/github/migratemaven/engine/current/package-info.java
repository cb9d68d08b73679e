/** The goal that says where the database stands. */
@NullMarked
package io.github.migratemaven.engine.current;

import org.jspecify.annotations.NullMarked;
