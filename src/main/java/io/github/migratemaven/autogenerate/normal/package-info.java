/** Objects in a spelling of PostgreSQL's that comes to rest, so that equal means equal. */
@NullMarked
package io.github.migratemaven.autogenerate.normal;

import org.jspecify.annotations.NullMarked;
