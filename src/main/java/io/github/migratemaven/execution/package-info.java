/** Turns a plan into an applied plan: locks, transactions, bookkeeping, resumption. */
@NullMarked
package io.github.migratemaven.execution;

import org.jspecify.annotations.NullMarked;
