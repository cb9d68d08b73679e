/** Rules about indexes. */
@NullMarked
package io.github.migratemaven.trace.lint.rule.index;

import org.jspecify.annotations.NullMarked;
