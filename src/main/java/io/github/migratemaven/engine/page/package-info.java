/** The goal that writes the page of history and schema. */
@NullMarked
package io.github.migratemaven.engine.page;

import org.jspecify.annotations.NullMarked;
