/** Rules about tables, views and triggers as a whole. */
@NullMarked
package io.github.migratemaven.trace.lint.rule.table;

import org.jspecify.annotations.NullMarked;
