/** Scripts run one statement at a time, and what they may do on a server that is tried out. */
@NullMarked
package io.github.migratemaven.postgres.trial;

import org.jspecify.annotations.NullMarked;
