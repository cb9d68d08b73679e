/** Replays revisions and compares what they build. */
@NullMarked
package io.github.migratemaven.autogenerate.compare;

import org.jspecify.annotations.NullMarked;
