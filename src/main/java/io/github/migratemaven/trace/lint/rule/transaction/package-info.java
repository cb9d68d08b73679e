/** Rules about transactions, and about what can be run again. */
@NullMarked
package io.github.migratemaven.trace.lint.rule.transaction;

import org.jspecify.annotations.NullMarked;
