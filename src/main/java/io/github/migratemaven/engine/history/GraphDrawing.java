package io.github.migratemaven.engine.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Draws lines that divide and join, a revision a row, the newest first: {@code *} is a revision, {@code | / \} its lines. */
final class GraphDrawing {
    private final List<String> awaited = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    private GraphDrawing() {}

    /**
     * A row of the drawing.
     *
     * @param revision the revision it stands before; empty in a row that only leads lines on
     */
    record Row(String drawn, String revision) {}

    /**
     * A revision to be drawn.
     *
     * @param parents those of its parents that are drawn too
     */
    record Node(String revision, List<String> parents) {}

    /** @param nodes each before its parents */
    static List<Row> of(List<Node> nodes) {
        GraphDrawing drawing = new GraphDrawing();
        nodes.forEach(drawing::add);
        return List.copyOf(drawing.rows);
    }

    private void add(Node node) {
        if (!awaited.contains(node.revision())) {
            awaited.add(node.revision());
        }
        int column = awaited.indexOf(node.revision());
        for (int last = awaited.lastIndexOf(node.revision());
                last > column;
                last = awaited.lastIndexOf(node.revision())) {
            join(column, last);
        }
        char[] row = bars();
        row[2 * column] = '*';
        rows.add(new Row(text(row), node.revision()));
        if (node.parents().isEmpty()) {
            end(column);
        } else {
            awaited.set(column, node.parents().get(0));
            for (int i = 1; i < node.parents().size(); i++) {
                divide(column + i - 1, node.parents().get(i));
            }
        }
    }

    /** The line in the second column goes over into the one in the first, and those right of it move up. */
    private void join(int column, int other) {
        char[] row = bars();
        for (int between = 2 * column + 1; between < 2 * other; between += 2) {
            row[between] = '_';
        }
        moveLeft(row, other);
        awaited.remove(other);
    }

    private void end(int column) {
        if (column < awaited.size() - 1) {
            char[] row = bars();
            row[2 * column] = ' ';
            moveLeft(row, column + 1);
        }
        awaited.remove(column);
    }

    private void moveLeft(char[] row, int from) {
        for (int moved = from; moved < awaited.size(); moved++) {
            row[2 * moved] = ' ';
            row[2 * moved - 1] = '/';
        }
        rows.add(new Row(text(row), ""));
    }

    private void divide(int column, String parent) {
        char[] row = Arrays.copyOf(bars(), 2 * awaited.size() + 1);
        row[row.length - 1] = ' ';
        for (int moved = column + 1; moved <= awaited.size(); moved++) {
            row[2 * moved - 1] = '\\';
            row[2 * moved] = ' ';
        }
        rows.add(new Row(text(row), ""));
        awaited.add(column + 1, parent);
    }

    private char[] bars() {
        char[] row = new char[2 * awaited.size() - 1];
        Arrays.fill(row, ' ');
        for (int column = 0; column < awaited.size(); column++) {
            row[2 * column] = '|';
        }
        return row;
    }

    private static String text(char[] row) {
        return new String(row).stripTrailing();
    }
}
