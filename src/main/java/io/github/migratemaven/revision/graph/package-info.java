/** The graph of revisions, and the expressions that name some of them. */
@NullMarked
package io.github.migratemaven.revision.graph;

import org.jspecify.annotations.NullMarked;
