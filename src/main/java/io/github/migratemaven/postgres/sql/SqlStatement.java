package io.github.migratemaven.postgres.sql;

import java.util.Optional;

/**
 * One statement of a script, exactly as written, without its closing semicolon.
 *
 * @param text the statement's text from its first token to its last
 * @param line line of the first token in the script's file, counted from 1
 * @param copyData the rows that follow a {@code COPY … FROM STDIN}, up to but without the closing {@code \.}
 */
public record SqlStatement(String text, int line, Optional<String> copyData) implements ScriptElement {}
