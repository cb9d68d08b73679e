/** A plan as one SQL script, for whoever runs it without this plugin. */
@NullMarked
package io.github.migratemaven.execution.offline;

import org.jspecify.annotations.NullMarked;
