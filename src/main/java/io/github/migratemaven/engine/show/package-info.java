/** The goals that show revisions and ask no database: heads, branches, show. */
@NullMarked
package io.github.migratemaven.engine.show;

import org.jspecify.annotations.NullMarked;
