/** Kinds of text search objects. */
@NullMarked
package io.github.migratemaven.kind.textsearch;

import org.jspecify.annotations.NullMarked;
