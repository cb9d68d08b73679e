/** SQL that a project runs with each upgrade or downgrade. */
@NullMarked
package io.github.migratemaven.revision.hook;

import org.jspecify.annotations.NullMarked;
