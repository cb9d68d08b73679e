/** SQL that kinds share: references to other objects, options, variables of queries. */
@NullMarked
package io.github.migratemaven.kind.sql;

import org.jspecify.annotations.NullMarked;
