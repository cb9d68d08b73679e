/** The goal that joins lines of revisions. */
@NullMarked
package io.github.migratemaven.engine.merge;

import org.jspecify.annotations.NullMarked;
