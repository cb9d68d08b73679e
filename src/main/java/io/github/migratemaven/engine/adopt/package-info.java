/** The first revision of a database that is there already, written from the database itself. */
@NullMarked
package io.github.migratemaven.engine.adopt;

import org.jspecify.annotations.NullMarked;
