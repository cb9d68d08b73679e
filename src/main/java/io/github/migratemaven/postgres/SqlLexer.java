package io.github.migratemaven.postgres;

/**
 * PostgreSQL's lexical structure with {@code standard_conforming_strings} on (manual, 4.1), as a pull lexer: after
 * {@link #advance()} the current token's kind, position and line can be asked for. White space and comments are passed
 * over.
 */
final class SqlLexer {
    private static final String OPERATOR_SIGNS = "+-*/<>=~!@#%^&|`?";
    private static final String SIGNS_THAT_ALLOW_A_FINAL_PLUS_OR_MINUS = "~!@#%^&|`?";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final CharWindow window;
    private TokenKind kind = TokenKind.END;
    private long start;
    private long end;
    private int line;
    private boolean forgetting;

    SqlLexer(CharWindow window) {
        this.window = window;
    }

    TokenKind kind() {
        return kind;
    }

    /** Position of the current token's first character. */
    long start() {
        return start;
    }

    /** Position after the current token's last character. */
    long end() {
        return end;
    }

    /** Line of the current token's first character. */
    int line() {
        return line;
    }

    boolean isWord(String lowerCaseWord) {
        return kind == TokenKind.WORD && window.matches(start, end, lowerCaseWord);
    }

    String text() {
        return window.text(start, end);
    }

    /** As {@link #advance()}, for which nothing before the next token needs to be kept in memory. */
    void advanceForgetting() {
        forgetting = true;
        skipSpaceAndComments();
        forgetting = false;
        advance();
    }

    /** Moves to the next token; {@link TokenKind#END} for ever once the script is over. */
    TokenKind advance() {
        skipSpaceAndComments();
        start = window.position();
        line = window.line();
        kind = read();
        end = window.position();
        return kind;
    }

    private TokenKind read() {
        int c = window.peek(0);
        if (c == CharWindow.END) {
            return TokenKind.END;
        }
        if (c == '\'') {
            return string(false);
        }
        if (c == '"') {
            return quotedIdentifier();
        }
        if (isPrefixedString(c)) {
            window.take();
            return string(c == 'e' || c == 'E');
        }
        if ((c == 'u' || c == 'U') && window.peek(1) == '&') {
            if (window.peek(2) == '\'') {
                window.take(2);
                return string(false);
            }
            if (window.peek(2) == '"') {
                window.take(2);
                return quotedIdentifier();
            }
        }
        if (isIdentifierStart(c)) {
            while (isIdentifierPart(window.peek(0))) {
                window.take();
            }
            return TokenKind.WORD;
        }
        if (isDigit(c) || (c == '.' && isDigit(window.peek(1)))) {
            return number();
        }
        if (c == '$') {
            return dollar();
        }
        if (OPERATOR_SIGNS.indexOf(c) >= 0) {
            return operator();
        }
        return sign();
    }

    private boolean isPrefixedString(int c) {
        return "eEbBxXnN".indexOf(c) >= 0 && window.peek(1) == '\'';
    }

    private TokenKind sign() {
        char c = window.take();
        return switch (c) {
            case BYTE_ORDER_MARK -> throw new SqlScriptException(line, "a byte order mark in the middle of the script");
            case ';' -> TokenKind.SEMICOLON;
            case '(', '[' -> TokenKind.OPEN;
            case ')', ']' -> TokenKind.CLOSE;
            case '\\' -> {
                takeRestOfLine();
                yield TokenKind.META_COMMAND;
            }
            default -> {
                boolean twoSigns = c == ':' ? ":=".indexOf(window.peek(0)) >= 0 : c == '.' && window.peek(0) == '.';
                if (twoSigns) {
                    window.take();
                }
                yield TokenKind.SIGN;
            }
        };
    }

    private TokenKind string(boolean backslashEscapes) {
        do {
            int opened = window.line();
            window.take();
            takeStringBody(backslashEscapes, opened);
        } while (takeGapBeforeContinuation());
        return TokenKind.STRING;
    }

    private void takeStringBody(boolean backslashEscapes, int opened) {
        while (true) {
            requireMore(opened, "a string that is never closed with a single quote");
            char c = window.take();
            if (c == '\\' && backslashEscapes) {
                requireMore(opened, "a string that is never closed with a single quote");
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
            } else if (isSpace(c)) {
                ahead++;
            } else if (c == '-' && window.peek(ahead + 1) == '-') {
                while (!isLineEnd(window.peek(ahead))) {
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

    private TokenKind quotedIdentifier() {
        int opened = window.line();
        window.take();
        while (true) {
            requireMore(opened, "a quoted identifier that is never closed with a double quote");
            if (window.take() == '"') {
                if (window.peek(0) != '"') {
                    return TokenKind.QUOTED_IDENTIFIER;
                }
                window.take();
            }
        }
    }

    private TokenKind dollar() {
        if (isDigit(window.peek(1))) {
            window.take();
            while (isDigit(window.peek(0))) {
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
            requireMore(opened, "a string that is never closed with " + tag);
            window.take();
        }
        window.take(length);
        return TokenKind.DOLLAR_STRING;
    }

    private int dollarTagLength() {
        int ahead = 1;
        if (isIdentifierStart(window.peek(1))) {
            while (isIdentifierStart(window.peek(ahead)) || isDigit(window.peek(ahead))) {
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

    private TokenKind number() {
        char previous = window.take();
        while (true) {
            int c = window.peek(0);
            boolean exponentSign = (c == '+' || c == '-') && (previous == 'e' || previous == 'E');
            boolean point = c == '.' && window.peek(1) != '.';
            if (!(isDigit(c) || isIdentifierStart(c) || point || (exponentSign && isDigit(window.peek(1))))) {
                return TokenKind.NUMBER;
            }
            previous = window.take();
        }
    }

    private TokenKind operator() {
        int length = 0;
        boolean finalSignAllowed = false;
        while (OPERATOR_SIGNS.indexOf(window.peek(length)) >= 0 && !isCommentAt(length)) {
            finalSignAllowed |= SIGNS_THAT_ALLOW_A_FINAL_PLUS_OR_MINUS.indexOf(window.peek(length)) >= 0;
            length++;
        }
        while (length > 1 && !finalSignAllowed && "+-".indexOf(window.peek(length - 1)) >= 0) {
            length--;
        }
        window.take(length);
        return TokenKind.OPERATOR;
    }

    private void skipSpaceAndComments() {
        while (true) {
            forgetIfAllowed();
            int c = window.peek(0);
            if (isSpace(c)) {
                window.take();
            } else if (c == '-' && window.peek(1) == '-') {
                takeRestOfLine();
            } else if (c == '/' && window.peek(1) == '*') {
                takeBlockComment();
            } else {
                return;
            }
        }
    }

    private void takeBlockComment() {
        int opened = window.line();
        int depth = 0;
        do {
            forgetIfAllowed();
            requireMore(opened, "a comment that is never closed with */");
            if (window.peek(0) == '/' && window.peek(1) == '*') {
                depth++;
                window.take(2);
            } else if (window.peek(0) == '*' && window.peek(1) == '/') {
                depth--;
                window.take(2);
            } else {
                window.take();
            }
        } while (depth > 0);
    }

    private void takeRestOfLine() {
        while (!isLineEnd(window.peek(0))) {
            window.take();
        }
    }

    private void forgetIfAllowed() {
        if (forgetting) {
            window.keepFrom(window.position());
        }
    }

    private boolean isCommentAt(int ahead) {
        int c = window.peek(ahead);
        int following = window.peek(ahead + 1);
        return (c == '-' && following == '-') || (c == '/' && following == '*');
    }

    private void requireMore(int opened, String problem) {
        if (window.peek(0) == CharWindow.END) {
            throw new SqlScriptException(opened, problem);
        }
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r' || c == CharWindow.END;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isIdentifierStart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= 0x80 && c != BYTE_ORDER_MARK);
    }

    private static boolean isIdentifierPart(int c) {
        return isIdentifierStart(c) || isDigit(c) || c == '$';
    }
}
