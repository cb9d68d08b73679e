/** The place of a table among the partitions of another, and the rows that a change of it moves. */
@NullMarked
package io.github.migratemaven.kind.partition;

import org.jspecify.annotations.NullMarked;
