/** Liquibase's own rules: its settings, a run of Liquibase itself, and what it sends for each change set. */
@NullMarked
package io.github.migratemaven.importing.liquibase;

import org.jspecify.annotations.NullMarked;
