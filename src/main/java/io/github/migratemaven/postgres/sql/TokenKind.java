package io.github.migratemaven.postgres.sql;

/** What PostgreSQL's lexer would call a piece of SQL text. */
public enum TokenKind {
    /** Keyword or unquoted identifier. */
    WORD,
    QUOTED_IDENTIFIER,
    /** Any form in single quotes, its prefix and its continuations on later lines included. */
    STRING,
    DOLLAR_STRING,
    NUMBER,
    /** {@code $1}. */
    PARAMETER,
    OPERATOR,
    OPEN,
    CLOSE,
    SEMICOLON,
    /** Any other single sign, and {@code ::}, {@code :=}, {@code ..}. */
    SIGN,
    /** A psql command, from its backslash to the end of its line. */
    META_COMMAND,
    END
}
