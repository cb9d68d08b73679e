/** Rules on what a revision was seen to do, and what they find. */
@NullMarked
package io.github.migratemaven.trace.lint;

import org.jspecify.annotations.NullMarked;
