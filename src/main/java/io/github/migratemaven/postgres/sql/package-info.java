/** SQL as text: its lexer, tokens, names and quoting, and how psql divides a script. */
@NullMarked
package io.github.migratemaven.postgres.sql;

import org.jspecify.annotations.NullMarked;
