/** Rules about new columns. */
@NullMarked
package io.github.migratemaven.trace.lint.rule.column;

import org.jspecify.annotations.NullMarked;
