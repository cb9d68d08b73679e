/** Empty real PostgreSQL databases in milliseconds, embedded or on a server the user names. */
@NullMarked
package io.github.migratemaven.shadow;

import org.jspecify.annotations.NullMarked;
