/** Fills a catalog from a database, in one query a kind. */
@NullMarked
package io.github.migratemaven.catalog.reader;

import org.jspecify.annotations.NullMarked;
