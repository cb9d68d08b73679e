package io.github.migratemaven.postgres.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * The one layout of a script: statements at the margin, blank lines around those of several lines, an element of a new
 * table on each line. Only white space between tokens and comments changes; line breaks within other statements, and a
 * blank line between two, are the author's.
 */
public final class ScriptLayout {
    private ScriptLayout() {}

    /**
     * The script laid out, with a line end after its last line; empty for a script without tokens and comments.
     *
     * @param lineEnd what to write between lines; within strings, comments and rows they stay what they are
     * @throws SqlScriptException if the script cannot be divided
     */
    public static String of(String script, String lineEnd) {
        StringBuilder laidOut = new StringBuilder();
        boolean afterLarge = false;
        for (List<LayoutPiece> paragraph : paragraphs(LayoutPiece.of(script))) {
            String text = new StatementLayout(paragraph, lineEnd).text();
            boolean large = text.contains("\n") || paragraph.get(0).isComment();
            if (!laidOut.isEmpty() && (large || afterLarge || paragraph.get(0).breaks() > 1)) {
                laidOut.append(lineEnd);
            }
            laidOut.append(text).append(lineEnd);
            afterLarge = large;
        }
        return laidOut.toString();
    }

    /** Statements, each with the comments right above it and behind it, and comments that stand alone. */
    private static List<List<LayoutPiece>> paragraphs(List<LayoutPiece> pieces) {
        List<List<LayoutPiece>> paragraphs = new ArrayList<>();
        boolean ended = true;
        boolean onlyComments = true;
        for (LayoutPiece piece : pieces) {
            boolean behind = piece.isComment() && piece.breaks() == 0 && !paragraphs.isEmpty();
            if ((ended && !behind) || (onlyComments && piece.breaks() > 1)) {
                paragraphs.add(new ArrayList<>());
                ended = false;
                onlyComments = true;
            }
            paragraphs.get(paragraphs.size() - 1).add(piece);
            ended |= piece.ending();
            onlyComments &= piece.isComment();
        }
        return paragraphs;
    }
}
