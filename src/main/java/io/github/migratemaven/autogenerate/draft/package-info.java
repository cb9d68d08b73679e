/** Drafts the next revision from what is there and what is wanted. */
@NullMarked
package io.github.migratemaven.autogenerate.draft;

import org.jspecify.annotations.NullMarked;
