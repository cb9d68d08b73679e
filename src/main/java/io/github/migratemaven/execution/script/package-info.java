/** What the statements of a revision are by their text alone, and which trace each leaves in the catalog. */
@NullMarked
package io.github.migratemaven.execution.script;

import org.jspecify.annotations.NullMarked;
