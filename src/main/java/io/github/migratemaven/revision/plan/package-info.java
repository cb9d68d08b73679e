/** What leads from one set of applied revisions to another, and new places in the graph. */
@NullMarked
package io.github.migratemaven.revision.plan;

import org.jspecify.annotations.NullMarked;
