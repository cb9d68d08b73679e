/** Rules about columns that change their type. */
@NullMarked
package io.github.migratemaven.trace.lint.rule.type;

import org.jspecify.annotations.NullMarked;
