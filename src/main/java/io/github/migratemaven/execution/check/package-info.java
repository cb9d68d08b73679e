/** What would make a run fail or go astray, found out before anything is changed. */
@NullMarked
package io.github.migratemaven.execution.check;

import org.jspecify.annotations.NullMarked;
