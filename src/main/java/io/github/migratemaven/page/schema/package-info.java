/** A catalog as people look at it: relations with all that belongs to them, and what changed between two of them. */
@NullMarked
package io.github.migratemaven.page.schema;

import org.jspecify.annotations.NullMarked;
