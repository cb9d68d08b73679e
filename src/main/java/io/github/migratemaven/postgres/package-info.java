/** Connections and where their settings came from, SQL scripts, quoting. */
@NullMarked
package io.github.migratemaven.postgres;

import org.jspecify.annotations.NullMarked;
