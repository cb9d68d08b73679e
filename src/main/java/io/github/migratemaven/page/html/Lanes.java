package io.github.migratemaven.page.html;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds for each revision of a history, newest first, the lane it lies on, and how lines run past it. */
final class Lanes {
    private final List<@Nullable String> awaited = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    private Lanes() {}

    /** A line within a row, from one lane to another. */
    record Strand(int from, int to) {}

    /**
     * A row of the drawing.
     *
     * @param lane where the revision's dot is
     * @param above lines of the upper half, from the upper edge to the middle
     * @param below lines of the lower half, from the middle to the lower edge
     */
    record Row(int lane, List<Strand> above, List<Strand> below) {

        /** Lanes that lines go on in after this row. */
        List<Integer> onward() {
            return below.stream().map(Strand::to).distinct().toList();
        }

        int width() {
            int widest = lane;
            for (Strand strand : above) {
                widest = Math.max(widest, Math.max(strand.from(), strand.to()));
            }
            for (Strand strand : below) {
                widest = Math.max(widest, Math.max(strand.from(), strand.to()));
            }
            return widest + 1;
        }
    }

    /**
     * A revision to be drawn.
     *
     * @param parents those of its parents that are drawn too
     */
    record Node(String id, List<String> parents) {}

    /** @param nodes each before its parents */
    static List<Row> of(List<Node> nodes) {
        Lanes lanes = new Lanes();
        nodes.forEach(lanes::add);
        return List.copyOf(lanes.rows);
    }

    private void add(Node node) {
        int lane = awaited.indexOf(node.id());
        boolean follows = lane >= 0;
        if (!follows) {
            lane = free();
        }
        List<Strand> above = new ArrayList<>();
        List<Strand> below = new ArrayList<>();
        for (int i = 0; i < awaited.size(); i++) {
            String waiting = awaited.get(i);
            if (waiting == null) {
                continue;
            }
            boolean arrives = waiting.equals(node.id());
            above.add(new Strand(i, arrives ? lane : i));
            if (arrives) {
                awaited.set(i, null);
            } else {
                below.add(new Strand(i, i));
            }
        }
        for (int i = 0; i < node.parents().size(); i++) {
            below.add(new Strand(lane, leadTo(node.parents().get(i), i == 0 ? lane : -1)));
        }
        trim();
        rows.add(new Row(lane, above, below));
    }

    /** The first parent keeps to its child's lane, unless one further left leads there already. */
    private int leadTo(String parent, int wanted) {
        int known = awaited.indexOf(parent);
        if (known >= 0 && (wanted < 0 || known < wanted)) {
            return known;
        }
        int lane = wanted >= 0 ? wanted : free();
        while (awaited.size() <= lane) {
            awaited.add(null);
        }
        awaited.set(lane, parent);
        return lane;
    }

    private int free() {
        int lane = awaited.indexOf(null);
        return lane >= 0 ? lane : awaited.size();
    }

    private void trim() {
        while (!awaited.isEmpty() && awaited.get(awaited.size() - 1) == null) {
            awaited.remove(awaited.size() - 1);
        }
    }
}
