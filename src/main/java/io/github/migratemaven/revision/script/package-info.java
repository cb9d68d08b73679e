/** A revision's statements, in SQL or Java, in memory or still in their file. */
@NullMarked
package io.github.migratemaven.revision.script;

import org.jspecify.annotations.NullMarked;
