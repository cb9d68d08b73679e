/** Makes one runnable archive of the revisions and what applies them. */
@NullMarked
package io.github.migratemaven.engine.bundle;

import org.jspecify.annotations.NullMarked;
