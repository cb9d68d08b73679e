/** The goal that lists the revisions. */
@NullMarked
package io.github.migratemaven.engine.history;

import org.jspecify.annotations.NullMarked;
