/** The goal that puts a line of revisions on top of another. */
@NullMarked
package io.github.migratemaven.engine.rebase;

import org.jspecify.annotations.NullMarked;
