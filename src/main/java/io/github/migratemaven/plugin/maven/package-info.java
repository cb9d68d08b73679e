/** What Maven knows: artifacts, class paths, compilation, the POM. */
@NullMarked
package io.github.migratemaven.plugin.maven;

import org.jspecify.annotations.NullMarked;
