package io.github.migratemaven.postgres.sql;

import java.util.List;

/** Lays out one statement with its comments. */
final class StatementLayout {
    private static final int STEP = 4;

    private final List<LayoutPiece> pieces;
    private final String lineEnd;
    private final int list;
    private final StringBuilder text = new StringBuilder();
    /** Where lines go that began at {@link #anchor} in the source; lines that follow keep their distance from it. */
    private int margin;

    private int anchor;
    /** Where the line began in the source that holds the current piece. */
    private int sourceIndentation;

    private int depth;
    private boolean begun;
    private boolean elementFollows;
    private boolean elementBeginsWithComment;

    StatementLayout(List<LayoutPiece> pieces, String lineEnd) {
        this.pieces = pieces;
        this.lineEnd = lineEnd;
        this.list = new ElementList(pieces).index();
    }

    String text() {
        for (int i = 0; i < pieces.size(); i++) {
            LayoutPiece piece = pieces.get(i);
            sourceIndentation = piece.breaks() > 0 ? piece.indentation() : sourceIndentation;
            if (i > 0) {
                space(pieces.get(i - 1), piece, i);
            } else {
                anchorAt(0);
            }
            text.append(piece.text());
            pass(piece, i);
        }
        return text.toString();
    }

    private void space(LayoutPiece before, LayoutPiece piece, int index) {
        boolean startsElement =
                elementFollows && (piece.breaks() > 0 || !(piece.isComment() || elementBeginsWithComment));
        boolean closesList = isInList() && piece.is(TokenKind.CLOSE);
        if (before.isLineComment() || startsElement || closesList || keepsBreak(piece)) {
            if (!begun || closesList || piece.ending()) {
                anchorAt(0);
            } else if (startsElement || (isInList() && piece.isSign(","))) {
                anchorAt(STEP);
            }
            elementBeginsWithComment = startsElement && piece.isComment();
            text.append(piece.breaks() > 1 ? lineEnd : "")
                    .append(lineEnd)
                    .append(" ".repeat(Math.max(0, margin + sourceIndentation - anchor)));
        } else if (index == list || isApart(before, piece)) {
            text.append(' ');
        }
    }

    private boolean keepsBreak(LayoutPiece piece) {
        return piece.breaks() > 0 && !piece.ending() && !(isInList() && piece.isSign(","));
    }

    private boolean isApart(LayoutPiece before, LayoutPiece piece) {
        if (piece.isComment()) {
            return true;
        }
        if (piece.ending() || piece.is(TokenKind.CLOSE) || piece.isSign(",") || before.is(TokenKind.OPEN)) {
            return false;
        }
        return piece.apart() || (before.is(TokenKind.CLOSE) && piece.is(TokenKind.WORD));
    }

    private void anchorAt(int column) {
        margin = column;
        anchor = sourceIndentation;
    }

    private boolean isInList() {
        return list >= 0 && begun && depth == 1;
    }

    private void pass(LayoutPiece piece, int index) {
        if (piece.isComment()) {
            return;
        }
        begun = true;
        elementBeginsWithComment = false;
        boolean comma = isInList() && piece.isSign(",");
        boolean leading = comma && index > 0 && pieces.get(index - 1).isLineComment();
        elementFollows = index == list || (comma && !leading);
        if (index == list || (depth > 0 && piece.is(TokenKind.OPEN))) {
            depth++;
        } else if (depth > 0 && piece.is(TokenKind.CLOSE)) {
            depth--;
        }
    }
}
