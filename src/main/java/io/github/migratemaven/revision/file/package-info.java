/** The files of revisions: reading, writing, their directory. */
@NullMarked
package io.github.migratemaven.revision.file;

import org.jspecify.annotations.NullMarked;
