/** Rules about partitions. */
@NullMarked
package io.github.migratemaven.trace.lint.rule.partition;

import org.jspecify.annotations.NullMarked;
