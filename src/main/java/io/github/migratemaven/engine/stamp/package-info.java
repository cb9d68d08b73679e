/** The goal that records revisions as applied without running them. */
@NullMarked
package io.github.migratemaven.engine.stamp;

import org.jspecify.annotations.NullMarked;
