package io.github.migratemaven.page.picture;

import io.github.migratemaven.page.markup.Anchor;
import io.github.migratemaven.page.schema.Column;
import io.github.migratemaven.page.schema.Fate;
import io.github.migratemaven.page.schema.Relation;
import io.github.migratemaven.page.schema.ShortType;
import java.util.List;

/**
 * A relation in a picture.
 *
 * @param id where the page tells of it
 * @param group the schema, around whose relations a frame is drawn
 * @param columns as many as are shown
 * @param left how many columns are not shown
 */
public record Box(
        String id, String group, String name, String kind, List<Column> columns, int left, int columnCount, Fate fate) {
    static final int HEAD = 30;
    static final int ROW = 20;
    static final int PADDING = 12;
    private static final double LETTER = 7.3;
    private static final double HEAD_LETTER = 8;
    private static final int SHORTEST = 96;
    private static final int LONGEST_NAME = 34;
    private static final int LONGEST_TYPE = 22;
    private static final int GAP = 3;
    private static final int FIRST_WIDE = 0x1100;

    public Box {
        columns = List.copyOf(columns);
    }

    static Box of(Relation relation, Detail detail) {
        List<Column> shown = detail.columns(relation);
        int left = detail == Detail.NAMES ? 0 : relation.columns().size() - shown.size();
        return new Box(
                Anchor.of(relation.id()),
                relation.schema(),
                relation.name(),
                relation.kind(),
                shown,
                left,
                relation.columns().size(),
                relation.fate());
    }

    String title() {
        return shortened(name, LONGEST_NAME);
    }

    /** Whether the kind is worth a word. */
    boolean isSpecial() {
        return !kind.equals("table");
    }

    static String columnName(Column column) {
        return shortened(column.name(), LONGEST_NAME);
    }

    static String columnType(Column column) {
        return shortened(ShortType.of(column.type()), LONGEST_TYPE);
    }

    public double width() {
        double widest = letters(title()) * HEAD_LETTER + (isSpecial() ? letters(kind) * LETTER + PADDING : 0);
        for (Column column : columns) {
            widest = Math.max(widest, (letters(columnName(column)) + GAP + letters(columnType(column))) * LETTER + ROW);
        }
        return Math.max(SHORTEST, Math.ceil(widest) + 2 * PADDING);
    }

    public double height() {
        return HEAD
                + ROW * (columns.size() + (left > 0 ? 1 : 0))
                + (columns.isEmpty() && left == 0 ? 0 : PADDING / 2.0);
    }

    /** The middle of a column's row, from the upper edge; the middle of the head where the column is not shown. */
    double rowMiddle(String column) {
        for (int row = 0; row < columns.size(); row++) {
            if (columns.get(row).name().equals(column)) {
                return HEAD + ROW * row + ROW / 2.0;
            }
        }
        return HEAD / 2.0;
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /** In a typewriter's letters, of which those of East Asia take two. */
    private static long letters(String text) {
        return text.codePoints().map(c -> c >= FIRST_WIDE ? 2 : 1).sum();
    }
}
