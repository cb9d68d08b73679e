/** Connections, and what is sent and received on them. */
@NullMarked
package io.github.migratemaven.postgres.connection;

import org.jspecify.annotations.NullMarked;
