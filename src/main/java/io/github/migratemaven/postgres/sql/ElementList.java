package io.github.migratemaven.postgres.sql;

import java.util.List;
import java.util.Set;

/** Finds the columns and constraints of a statement that creates a table. */
final class ElementList {
    private static final Set<String> BEFORE_TABLE =
            Set.of("global", "local", "temporary", "temp", "unlogged", "foreign");

    private final List<LayoutPiece> pieces;
    private int next = -1;

    ElementList(List<LayoutPiece> pieces) {
        this.pieces = pieces;
        advance();
    }

    /** The index of the parenthesis before the first element; -1 where there is none. */
    int index() {
        if (!takes("create")) {
            return -1;
        }
        while (BEFORE_TABLE.stream().anyMatch(this::takes)) {
            // Any of them may stand there.
        }
        if (!takes("table") || (takes("if") && !(takes("not") && takes("exists"))) || !takesName()) {
            return -1;
        }
        if (takes("of") && !takesName()) {
            return -1;
        }
        int open = next;
        advance();
        return isAt(open, TokenKind.OPEN) && !isAt(next, TokenKind.CLOSE) ? open : -1;
    }

    private boolean takesName() {
        do {
            if (!isAt(next, TokenKind.WORD) && !isAt(next, TokenKind.QUOTED_IDENTIFIER)) {
                return false;
            }
            advance();
        } while (takesPoint());
        return true;
    }

    private boolean takesPoint() {
        boolean point = next < pieces.size() && pieces.get(next).isSign(".");
        if (point) {
            advance();
        }
        return point;
    }

    private boolean takes(String word) {
        boolean there = next < pieces.size() && pieces.get(next).isWord(word);
        if (there) {
            advance();
        }
        return there;
    }

    private boolean isAt(int index, TokenKind kind) {
        return index < pieces.size() && pieces.get(index).is(kind);
    }

    private void advance() {
        do {
            next++;
        } while (next < pieces.size() && pieces.get(next).isComment());
    }
}
