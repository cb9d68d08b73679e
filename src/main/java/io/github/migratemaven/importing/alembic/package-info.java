/** Alembic's own rules: its graph, the SQL that it renders offline, and a run of Alembic itself. */
@NullMarked
package io.github.migratemaven.importing.alembic;

import org.jspecify.annotations.NullMarked;
