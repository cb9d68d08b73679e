/** The goal that opens psql on the database. */
@NullMarked
package io.github.migratemaven.engine.psql;

import org.jspecify.annotations.NullMarked;
