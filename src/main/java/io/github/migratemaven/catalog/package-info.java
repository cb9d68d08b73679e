/** What all kinds of objects share: identity, the immutable catalog with its dependencies, statements, and what a kind is. */
@NullMarked
package io.github.migratemaven.catalog;

import org.jspecify.annotations.NullMarked;
