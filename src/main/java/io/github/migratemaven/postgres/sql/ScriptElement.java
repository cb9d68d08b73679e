package io.github.migratemaven.postgres.sql;

/** What a script is made of: statements for the server, and commands that only psql understands. */
public sealed interface ScriptElement permits SqlStatement, PsqlCommand {

    /** The element as written; a statement without its closing semicolon. */
    String text();

    /** Line of its first character in the script's file, counted from 1. */
    int line();
}
