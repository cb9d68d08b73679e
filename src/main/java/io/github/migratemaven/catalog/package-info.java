/** What all kinds of objects share: identity, the immutable catalog with its dependencies, and its reader. */
@NullMarked
package io.github.migratemaven.catalog;

import org.jspecify.annotations.NullMarked;
