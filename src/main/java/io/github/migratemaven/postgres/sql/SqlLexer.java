package io.github.migratemaven.postgres.sql;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * PostgreSQL's lexical structure with {@code standard_conforming_strings} on (manual, 4.1), as a pull lexer: after
 * {@link #advance()} the current token's kind, position and line can be asked for. White space and comments are passed
 * over.
 */
public final class SqlLexer {
    private static final int BLOCK_COMMENT_SHOWN = 100;
    private static final String OPERATOR_SIGNS = "+-*/<>=~!@#%^&|`?";
    private static final String SIGNS_THAT_ALLOW_A_FINAL_PLUS_OR_MINUS = "~!@#%^&|`?";

    private final CharWindow window;
    private final LiteralScanner literals;
    private TokenKind kind = TokenKind.END;
    private long start;
    private long end;
    private int line;
    private boolean forgetting;
    private final Optional<Consumer<SqlComment>> comments;

    SqlLexer(CharWindow window) {
        this(window, Optional.empty());
    }

    /** @param comments is told of every comment that is passed over */
    SqlLexer(CharWindow window, Optional<Consumer<SqlComment>> comments) {
        this.window = window;
        this.literals = new LiteralScanner(window);
        this.comments = comments;
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
            return literals.string(false);
        }
        if (c == '"') {
            return literals.quotedIdentifier();
        }
        if (isPrefixedString(c)) {
            window.take();
            return literals.string(c == 'e' || c == 'E');
        }
        if ((c == 'u' || c == 'U') && window.peek(1) == '&') {
            if (window.peek(2) == '\'') {
                window.take(2);
                return literals.string(false);
            }
            if (window.peek(2) == '"') {
                window.take(2);
                return literals.quotedIdentifier();
            }
        }
        if (SqlCharacters.isIdentifierStart(c)) {
            while (SqlCharacters.isIdentifierPart(window.peek(0))) {
                window.take();
            }
            return TokenKind.WORD;
        }
        if (SqlCharacters.isDigit(c) || (c == '.' && SqlCharacters.isDigit(window.peek(1)))) {
            return number();
        }
        if (c == '$') {
            return literals.dollar();
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
            case SqlCharacters.BYTE_ORDER_MARK ->
                throw new SqlScriptException(line, "a byte order mark in the middle of the script");
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

    private TokenKind number() {
        char previous = window.take();
        while (true) {
            int c = window.peek(0);
            boolean exponentSign = (c == '+' || c == '-') && (previous == 'e' || previous == 'E');
            boolean point = c == '.' && window.peek(1) != '.';
            if (!(SqlCharacters.isDigit(c)
                    || SqlCharacters.isIdentifierStart(c)
                    || point
                    || (exponentSign && SqlCharacters.isDigit(window.peek(1))))) {
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
            if (SqlCharacters.isSpace(c)) {
                window.take();
            } else if (c == '-' && window.peek(1) == '-') {
                takeLineComment();
            } else if (c == '/' && window.peek(1) == '*') {
                takeBlockComment();
            } else {
                return;
            }
        }
    }

    private void takeLineComment() {
        long from = window.position();
        int opened = window.line();
        takeRestOfLine();
        if (comments.isPresent()) {
            String text = window.text(from, window.position()).substring(2).strip();
            comments.get().accept(new SqlComment(text, opened, false));
        }
    }

    private void takeBlockComment() {
        int opened = window.line();
        int depth = 0;
        comments.ifPresent(listener -> listener.accept(new SqlComment(startOfBlockComment(), opened, true)));
        do {
            forgetIfAllowed();
            window.requireMore(opened, "a comment that is never closed with */");
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

    /** A block comment may be of any size. */
    private String startOfBlockComment() {
        StringBuilder text = new StringBuilder();
        for (int ahead = 2; ahead < BLOCK_COMMENT_SHOWN && window.peek(ahead) != CharWindow.END; ahead++) {
            text.append((char) window.peek(ahead));
        }
        int end = text.indexOf("*/");
        return (end < 0 ? text.toString() : text.substring(0, end)).strip();
    }

    private void takeRestOfLine() {
        while (!SqlCharacters.isLineEnd(window.peek(0))) {
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
}
