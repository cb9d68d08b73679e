/** The goal that takes edited revisions for what was applied. */
@NullMarked
package io.github.migratemaven.engine.repair;

import org.jspecify.annotations.NullMarked;
