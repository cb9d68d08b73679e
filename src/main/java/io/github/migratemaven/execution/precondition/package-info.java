/** What would make a run fail or go astray, found out before anything is changed. */
@NullMarked
package io.github.migratemaven.execution.precondition;

import org.jspecify.annotations.NullMarked;
