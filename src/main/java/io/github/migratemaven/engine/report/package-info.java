/** The goal that writes the page of history and schema. */
@NullMarked
package io.github.migratemaven.engine.report;

import org.jspecify.annotations.NullMarked;
