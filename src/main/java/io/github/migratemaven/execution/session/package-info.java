/** The one connection of a run: what it is, what it waits for, who else is there, and how it ends. */
@NullMarked
package io.github.migratemaven.execution.session;

import org.jspecify.annotations.NullMarked;
