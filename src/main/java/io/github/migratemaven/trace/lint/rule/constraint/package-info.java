/** Rules about constraints. */
@NullMarked
package io.github.migratemaven.trace.lint.rule.constraint;

import org.jspecify.annotations.NullMarked;
