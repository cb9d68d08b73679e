package io.github.migratemaven.postgres.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a script where a value may be put: {@code :{name}}, without white space in it.
 *
 * @param name in lower case
 * @param start index of its colon; of one that stands within quotes, of what is quoted
 * @param end index after its brace
 * @param line its line, or that of what it stands in, counted from the first line given
 * @param surroundings what it touches
 */
public record Placeholder(String name, int start, int end, int line, Surroundings surroundings) {
    /** What a placeholder stands in or beside, which decides whether a value can be put there. */
    public enum Surroundings {
        FREE,
        /** In a string, a dollar quote or a quoted identifier. */
        QUOTED,
        /** Against a name, a number or another placeholder, with which the value would become another thing. */
        AGAINST_WORD,
        /** Beside a string, whose continuation PostgreSQL would take another one for. */
        BESIDE_STRING
    }

    private static final Pattern WITHIN = Pattern.compile(":\\{([A-Za-z][A-Za-z0-9_]*)}");

    /** The same in a text that has so many characters before this one. */
    public Placeholder movedBy(int characters) {
        return new Placeholder(name, start + characters, end + characters, line, surroundings);
    }

    /**
     * All of a script, in its order. Comments and the rows of a COPY have none.
     *
     * @param firstLine line of the script's first character in its file, counted from 1
     * @throws SqlScriptException if the script cannot be divided
     */
    public static List<Placeholder> in(String script, int firstLine) {
        if (!script.contains(":{")) {
            return List.of();
        }
        List<Token> tokens = tokens(script, firstLine);
        List<Placeholder> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            switch (token.kind) {
                case STRING, DOLLAR_STRING, QUOTED_IDENTIFIER -> addQuoted(found, script, token);
                case SIGN -> {
                    if (isPlaceholder(script, tokens, i)) {
                        found.add(new Placeholder(
                                tokens.get(i + 2).text(script).toLowerCase(Locale.ROOT),
                                token.start,
                                tokens.get(i + 3).end,
                                token.line,
                                surroundings(script, tokens, i)));
                        i += 3;
                    }
                }
                default -> {}
            }
        }
        return List.copyOf(found);
    }

    private record Token(TokenKind kind, int start, int end, int line) {
        String text(String script) {
            return script.substring(start, end);
        }

        boolean isWordLike() {
            return switch (kind) {
                case WORD, QUOTED_IDENTIFIER, STRING, DOLLAR_STRING, NUMBER, PARAMETER -> true;
                default -> false;
            };
        }
    }

    private static List<Token> tokens(String script, int firstLine) {
        List<Token> tokens = new ArrayList<>();
        CharWindow window = new CharWindow(script, firstLine);
        SqlLexer lexer = new SqlLexer(window);
        StatementBoundary boundary = new StatementBoundary();
        while (lexer.advance() != TokenKind.END) {
            if (boundary.isReached(lexer)) {
                if (boundary.isCopyFromStdin() && lexer.kind() == TokenKind.SEMICOLON) {
                    CopyDataReader.after(window).skipRest();
                }
                boundary = new StatementBoundary();
            } else {
                boundary.pass(lexer);
            }
            tokens.add(new Token(
                    lexer.kind(), Math.toIntExact(lexer.start()), Math.toIntExact(lexer.end()), lexer.line()));
        }
        return tokens;
    }

    private static void addQuoted(List<Placeholder> found, String script, Token quoted) {
        Matcher within = WITHIN.matcher(quoted.text(script));
        while (within.find()) {
            found.add(new Placeholder(
                    within.group(1).toLowerCase(Locale.ROOT),
                    quoted.start,
                    quoted.end,
                    quoted.line,
                    Surroundings.QUOTED));
        }
    }

    private static boolean isPlaceholder(String script, List<Token> tokens, int colon) {
        return colon + 3 < tokens.size()
                && script.charAt(tokens.get(colon).start) == ':'
                && tokens.get(colon).end == tokens.get(colon).start + 1
                && WITHIN.matcher(script)
                        .region(tokens.get(colon).start, tokens.get(colon + 3).end)
                        .matches();
    }

    private static Surroundings surroundings(String script, List<Token> tokens, int colon) {
        Token first = tokens.get(colon);
        Token last = tokens.get(colon + 3);
        boolean stringBefore = colon > 0 && tokens.get(colon - 1).kind == TokenKind.STRING;
        if (colon > 0
                && tokens.get(colon - 1).end == first.start
                && tokens.get(colon - 1).isWordLike()) {
            return Surroundings.AGAINST_WORD;
        }
        if (colon + 4 < tokens.size()) {
            Token following = tokens.get(colon + 4);
            boolean touches = following.start == last.end;
            if (touches && (following.isWordLike() || isPlaceholder(script, tokens, colon + 4))) {
                return Surroundings.AGAINST_WORD;
            }
            if (following.kind == TokenKind.STRING) {
                return Surroundings.BESIDE_STRING;
            }
        }
        return stringBefore ? Surroundings.BESIDE_STRING : Surroundings.FREE;
    }
}
