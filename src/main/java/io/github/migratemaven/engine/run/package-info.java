/** The embedded database in the foreground, which follows the revisions' files while they are written. */
@NullMarked
package io.github.migratemaven.engine.run;

import org.jspecify.annotations.NullMarked;
