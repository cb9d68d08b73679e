/** The goal that lays the files of revisions out. */
@NullMarked
package io.github.migratemaven.engine.fmt;

import org.jspecify.annotations.NullMarked;
