/** The goals that start and stop the embedded database. */
@NullMarked
package io.github.migratemaven.engine.server;

import org.jspecify.annotations.NullMarked;
