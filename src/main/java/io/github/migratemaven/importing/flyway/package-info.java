/** Flyway's own rules: its settings, its names of files, its placeholders, and a run of Flyway itself. */
@NullMarked
package io.github.migratemaven.importing.flyway;

import org.jspecify.annotations.NullMarked;
