/** Replays the revisions, makes the model real, compares, proves and renders the next revision. */
@NullMarked
package io.github.migratemaven.autogenerate;

import org.jspecify.annotations.NullMarked;
