/** How a run behaves towards others and towards doubt: what the caller decides. */
@NullMarked
package io.github.migratemaven.execution.options;

import org.jspecify.annotations.NullMarked;
