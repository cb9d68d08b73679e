/** Rules about programs that are still running. */
@NullMarked
package io.github.migratemaven.trace.lint.rule.compatibility;

import org.jspecify.annotations.NullMarked;
