package io.github.migratemaven.postgres.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A token or a comment of a script, with what is known of the white space in front of it.
 *
 * @param token what sort of token it is; empty for a comment
 * @param ending whether it ends a statement; the rows of a COPY belong to its text
 * @param breaks how many line breaks are in front of it
 * @param indentation where it begins in its line, for the first of a line, with tabs at every fourth column
 * @param apart whether there is any white space in front of it
 */
record LayoutPiece(Optional<TokenKind> token, String text, boolean ending, int breaks, int indentation, boolean apart) {
    private static final int TAB = 4;

    /**
     * All pieces of a script, in order.
     *
     * @throws SqlScriptException if the script cannot be divided
     */
    static List<LayoutPiece> of(String script) {
        List<LayoutPiece> pieces = new ArrayList<>();
        CharWindow window = new CharWindow(script, 1);
        SqlLexer lexer = new SqlLexer(window);
        StatementBoundary boundary = new StatementBoundary();
        int end = 0;
        while (lexer.advance() != TokenKind.END) {
            int start = Math.toIntExact(lexer.start());
            int space = comments(script.substring(end, start), pieces);
            boolean ending = boundary.isReached(lexer);
            end = Math.toIntExact(lexer.end());
            if (ending && boundary.isCopyFromStdin() && lexer.kind() == TokenKind.SEMICOLON) {
                CopyDataReader.after(window).skipRest();
                end = Math.toIntExact(window.position());
            }
            pieces.add(after(
                    script.substring(start - space, start),
                    Optional.of(lexer.kind()),
                    script.substring(start, end),
                    ending));
            if (ending) {
                boundary = new StatementBoundary();
            } else {
                boundary.pass(lexer);
            }
        }
        comments(script.substring(end), pieces);
        return pieces;
    }

    /** @return how much white space there is behind the last comment */
    private static int comments(String gap, List<LayoutPiece> pieces) {
        int space = 0;
        int at = 0;
        while (at < gap.length()) {
            if (SqlCharacters.isSpace(gap.charAt(at))) {
                at++;
                continue;
            }
            int end = gap.charAt(at) == '-' ? endOfLine(gap, at) : endOfBlock(gap, at);
            pieces.add(after(gap.substring(space, at), Optional.empty(), gap.substring(at, end), false));
            space = end;
            at = end;
        }
        return gap.length() - space;
    }

    private static int endOfLine(String gap, int from) {
        int end = from;
        while (end < gap.length() && !SqlCharacters.isLineEnd(gap.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int endOfBlock(String gap, int from) {
        int depth = 0;
        int end = from;
        do {
            depth += gap.startsWith("/*", end) ? 1 : 0;
            depth -= gap.startsWith("*/", end) ? 1 : 0;
            end += gap.startsWith("/*", end) || gap.startsWith("*/", end) ? 2 : 1;
        } while (depth > 0);
        return end;
    }

    private static LayoutPiece after(String space, Optional<TokenKind> token, String text, boolean ending) {
        int breaks = 0;
        int column = 0;
        for (int i = 0; i < space.length(); i++) {
            char c = space.charAt(i);
            if (c == '\n' || (c == '\r' && !space.startsWith("\n", i + 1))) {
                breaks++;
                column = 0;
            } else {
                column += c == '\t' ? TAB - column % TAB : 1;
            }
        }
        boolean line = token.isEmpty() && text.startsWith("-");
        return new LayoutPiece(token, line ? text.stripTrailing() : text, ending, breaks, column, !space.isEmpty());
    }

    boolean isComment() {
        return token.isEmpty();
    }

    /** Whether whatever follows needs a line of its own. */
    boolean isLineComment() {
        return isComment() && text.startsWith("-");
    }

    boolean is(TokenKind kind) {
        return token.filter(kind::equals).isPresent();
    }

    boolean isSign(String sign) {
        return is(TokenKind.SIGN) && text.equals(sign);
    }

    boolean isWord(String lowerCaseWord) {
        return is(TokenKind.WORD) && AsciiCase.lower(text).equals(lowerCaseWord);
    }
}
