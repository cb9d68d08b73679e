/** Revisions in Java: compiled, loaded, and run on a connection that they cannot commit. */
@NullMarked
package io.github.migratemaven.program;

import org.jspecify.annotations.NullMarked;
