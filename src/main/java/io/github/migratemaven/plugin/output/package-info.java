/** What a goal prints. */
@NullMarked
package io.github.migratemaven.plugin.output;

import org.jspecify.annotations.NullMarked;
