/** Values that a revision is given where it runs: declared in its file, quoted for their place. */
@NullMarked
package io.github.migratemaven.revision.parameter;

import org.jspecify.annotations.NullMarked;
