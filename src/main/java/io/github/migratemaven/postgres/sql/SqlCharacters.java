package io.github.migratemaven.postgres.sql;

/** What single characters are to PostgreSQL's lexer. */
public final class SqlCharacters {
    static final char BYTE_ORDER_MARK = '\uFEFF';

    private SqlCharacters() {}

    static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r' || c == CharWindow.END;
    }

    static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isIdentifierStart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= 0x80 && c != BYTE_ORDER_MARK);
    }

    static boolean isIdentifierPart(int c) {
        return isIdentifierStart(c) || isDigit(c) || c == '$';
    }
}
