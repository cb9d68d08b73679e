/** Revisions, their graph and identifiers, their files; knows nothing of databases. */
@NullMarked
package io.github.migratemaven.revision;

import org.jspecify.annotations.NullMarked;
