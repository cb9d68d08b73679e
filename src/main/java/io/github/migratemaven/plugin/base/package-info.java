/** What goals share. */
@NullMarked
package io.github.migratemaven.plugin.base;

import org.jspecify.annotations.NullMarked;
