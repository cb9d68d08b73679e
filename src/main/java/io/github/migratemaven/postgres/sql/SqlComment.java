package io.github.migratemaven.postgres.sql;

/**
 * A comment of a script: neither within a string or a body, nor within the rows of a COPY.
 *
 * @param text what it says, without its signs and the white space around it; of a block comment only the start
 * @param line line of its first character in the script's file, counted from 1
 * @param block whether it stands between slashes and asterisks
 */
public record SqlComment(String text, int line, boolean block) {}
