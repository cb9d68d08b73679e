/** Rules about rows that get lost or stand in the way. */
@NullMarked
package io.github.migratemaven.trace.lint.rule.data;

import org.jspecify.annotations.NullMarked;
