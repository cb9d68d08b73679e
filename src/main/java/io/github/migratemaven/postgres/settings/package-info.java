/** Where the settings of a connection come from. */
@NullMarked
package io.github.migratemaven.postgres.settings;

import org.jspecify.annotations.NullMarked;
