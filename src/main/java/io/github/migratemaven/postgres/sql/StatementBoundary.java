package io.github.migratemaven.postgres.sql;

/**
 * Decides at which semicolon a statement ends: not inside parentheses (the actions of {@code CREATE RULE}), and not inside
 * the {@code BEGIN ATOMIC … END} body of a routine, where {@code CASE … END} nests. Follows psql, but takes {@code BEGIN}
 * for the start of a body only before {@code ATOMIC}, and reserved words after {@code AS} or a point for the names they are.
 */
public final class StatementBoundary {
    private int parentheses;
    private int bodies;
    private int words;
    private boolean create;
    private boolean routine;
    private boolean begin;
    private boolean nameFollows;
    private boolean copy;
    private boolean from;
    private boolean fromStdin;

    /** Whether the statement ends before the current token. */
    boolean isReached(SqlLexer lexer) {
        return switch (lexer.kind()) {
            case END, META_COMMAND -> true;
            case SEMICOLON -> parentheses == 0 && bodies == 0;
            default -> false;
        };
    }

    /** Takes the current token as a part of the statement. */
    void pass(SqlLexer lexer) {
        switch (lexer.kind()) {
            case OPEN -> parentheses++;
            case CLOSE -> parentheses = Math.max(0, parentheses - 1);
            case WORD -> word(lexer);
            default -> {}
        }
        if (parentheses == 0) {
            from = lexer.isWord("from");
            begin = lexer.isWord("begin");
        }
        nameFollows = lexer.isWord("as")
                || (lexer.kind() == TokenKind.SIGN && lexer.text().equals("."));
    }

    /** Whether rows follow the statement. */
    boolean isCopyFromStdin() {
        return fromStdin;
    }

    private void word(SqlLexer lexer) {
        words++;
        if (words == 1) {
            create = lexer.isWord("create");
            copy = lexer.isWord("copy");
        } else if (create && !routine && words <= 4) {
            routine = lexer.isWord("function") || lexer.isWord("procedure");
        }
        if (copy && parentheses == 0 && from && lexer.isWord("stdin")) {
            fromStdin = true;
        }
        if (routine && parentheses == 0 && !nameFollows) {
            routineWord(lexer);
        }
    }

    private void routineWord(SqlLexer lexer) {
        if (bodies == 0) {
            if (begin && lexer.isWord("atomic")) {
                bodies = 1;
            }
        } else if (lexer.isWord("case")) {
            bodies++;
        } else if (lexer.isWord("end")) {
            bodies--;
        }
    }
}
