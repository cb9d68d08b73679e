package io.github.migratemaven.postgres.sql;

/** Passes over what is quoted, in which nothing else has a meaning: strings, quoted identifiers, dollar quotes. */
public final class LiteralScanner {
    private final CharWindow window;

    LiteralScanner(CharWindow window) {
        this.window = window;
    }

    /** A string in single quotes, with its continuations on further lines. */
    TokenKind string(boolean backslashEscapes) {
        do {
            int opened = window.line();
            window.take();
            takeStringBody(backslashEscapes, opened);
        } while (takeGapBeforeContinuation());
        return TokenKind.STRING;
    }

    private void takeStringBody(boolean backslashEscapes, int opened) {
        while (true) {
            window.requireMore(opened, "a string that is never closed with a single quote");
            char c = window.take();
            if (c == '\\' && backslashEscapes) {
                window.requireMore(opened, "a string that is never closed with a single quote");
                window.take();
            } else if (c == '\'') {
                if (window.peek(0) != '\'') {
                    return;
                }
                window.take();
            }
        }
    }

    /** Strings that only white space with a line break separates are one string, read by the rules of the first. */
    private boolean takeGapBeforeContinuation() {
        boolean lineBreak = false;
        int ahead = 0;
        while (true) {
            int c = window.peek(ahead);
            if (c == '\n' || c == '\r') {
                lineBreak = true;
                ahead++;
            } else if (SqlCharacters.isSpace(c)) {
                ahead++;
            } else if (c == '-' && window.peek(ahead + 1) == '-') {
                while (!SqlCharacters.isLineEnd(window.peek(ahead))) {
                    ahead++;
                }
            } else if (c == '\'' && lineBreak) {
                window.take(ahead);
                return true;
            } else {
                return false;
            }
        }
    }

    TokenKind quotedIdentifier() {
        int opened = window.line();
        window.take();
        while (true) {
            window.requireMore(opened, "a quoted identifier that is never closed with a double quote");
            if (window.take() == '"') {
                if (window.peek(0) != '"') {
                    return TokenKind.QUOTED_IDENTIFIER;
                }
                window.take();
            }
        }
    }

    /** What a dollar sign begins: a parameter, a string, or nothing but the sign. */
    TokenKind dollar() {
        if (SqlCharacters.isDigit(window.peek(1))) {
            window.take();
            while (SqlCharacters.isDigit(window.peek(0))) {
                window.take();
            }
            return TokenKind.PARAMETER;
        }
        int length = dollarTagLength();
        if (length == 0) {
            window.take();
            return TokenKind.SIGN;
        }
        int opened = window.line();
        StringBuilder tag = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            tag.append(window.take());
        }
        while (!startsWith(tag)) {
            window.requireMore(opened, "a string that is never closed with " + tag);
            window.take();
        }
        window.take(length);
        return TokenKind.DOLLAR_STRING;
    }

    private int dollarTagLength() {
        int ahead = 1;
        if (SqlCharacters.isIdentifierStart(window.peek(1))) {
            while (SqlCharacters.isIdentifierStart(window.peek(ahead)) || SqlCharacters.isDigit(window.peek(ahead))) {
                ahead++;
            }
        }
        return window.peek(ahead) == '$' ? ahead + 1 : 0;
    }

    private boolean startsWith(CharSequence tag) {
        for (int i = 0; i < tag.length(); i++) {
            if (window.peek(i) != tag.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
