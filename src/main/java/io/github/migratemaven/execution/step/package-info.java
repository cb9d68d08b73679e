/** One revision after another: its transaction, its journal, its checks of rows, and what became of a commit in doubt. */
@NullMarked
package io.github.migratemaven.execution.step;

import org.jspecify.annotations.NullMarked;
