/** What the report shows, as values: the history, the schema with its pictures, and how both stand to model and database. */
@NullMarked
package io.github.migratemaven.page;

import org.jspecify.annotations.NullMarked;
