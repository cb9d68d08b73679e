/** Boxes and lines: which there are, where they lie, and how they are drawn. */
@NullMarked
package io.github.migratemaven.page.picture;

import org.jspecify.annotations.NullMarked;
