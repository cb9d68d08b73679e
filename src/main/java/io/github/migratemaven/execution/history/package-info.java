/** What a database says of itself: its version tables, and what they mean to a checkout. */
@NullMarked
package io.github.migratemaven.execution.history;

import org.jspecify.annotations.NullMarked;
