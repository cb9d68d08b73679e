/** The goal that opens a revision's file in an editor. */
@NullMarked
package io.github.migratemaven.engine.edit;

import org.jspecify.annotations.NullMarked;
