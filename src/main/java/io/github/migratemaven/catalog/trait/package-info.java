/** What a kind can say of its objects, each with a default, by what it is about. */
@NullMarked
package io.github.migratemaven.catalog.trait;

import org.jspecify.annotations.NullMarked;
