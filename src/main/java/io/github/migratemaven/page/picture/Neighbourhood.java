package io.github.migratemaven.page.picture;

import io.github.migratemaven.page.picture.Placement.Frame;
import io.github.migratemaven.page.picture.Placement.Point;
import io.github.migratemaven.page.schema.Part;
import io.github.migratemaven.page.schema.Relation;
import io.github.migratemaven.page.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One table with all its columns between those that refer to it, on the left, and those that it refers to, on the right. A
 * table that is both stands on the left.
 */
public final class Neighbourhood implements Layout {
    private static final double EDGE = 12;
    private static final double APART = 16;
    private static final double BETWEEN = 64;
    private static final double NEARLY_LEVEL = 8;

    private final Relation middle;
    private final Map<String, Relation> left = new LinkedHashMap<>();
    private final Map<String, Relation> right = new LinkedHashMap<>();

    private Neighbourhood(Schema schema, Relation middle) {
        this.middle = middle;
        schema.referringTo(middle.id()).stream()
                .filter(relation -> !relation.id().equals(middle.id()))
                .forEach(relation -> left.put(Box.of(relation, Detail.NAMES).id(), relation));
        middle.refersTo()
                .map(schema::find)
                .flatMap(Optional::stream)
                .filter(relation -> !relation.id().equals(middle.id()))
                .filter(relation ->
                        !left.containsKey(Box.of(relation, Detail.NAMES).id()))
                .forEach(relation -> right.put(Box.of(relation, Detail.NAMES).id(), relation));
    }

    /** Empty where the relation has no neighbours. */
    public static Optional<Neighbourhood> of(Schema schema, Relation middle) {
        Neighbourhood all = new Neighbourhood(schema, middle);
        return all.left.isEmpty() && all.right.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    public Picture picture() {
        List<Box> boxes = new ArrayList<>();
        left.values().forEach(relation -> boxes.add(Box.of(relation, Detail.NAMES)));
        Box centre = Box.of(middle, Detail.COLUMNS);
        boxes.add(centre);
        right.values().forEach(relation -> boxes.add(Box.of(relation, Detail.NAMES)));
        List<Line> lines = new ArrayList<>();
        left.values().forEach(relation -> lines.addAll(lines(relation, middle, centre)));
        left.values().forEach(relation -> lines.addAll(lines(middle, relation, centre)));
        right.values().forEach(relation -> lines.addAll(lines(middle, relation, centre)));
        return new Picture(boxes.stream().map(Neighbourhood::inOneFrame).toList(), lines, true);
    }

    private static Box inOneFrame(Box box) {
        return new Box(
                box.id(), "", qualified(box), box.kind(), box.columns(), box.left(), box.columnCount(), box.fate());
    }

    private static String qualified(Box box) {
        return box.group().equals("public") ? box.name() : box.group() + "." + box.name();
    }

    private List<Line> lines(Relation from, Relation to, Box centre) {
        List<Line> lines = new ArrayList<>();
        for (Part key : from.foreignKeys()) {
            if (key.refersTo().filter(to.id()::equals).isPresent()) {
                Box fromBox = from.id().equals(middle.id()) ? centre : Box.of(from, Detail.NAMES);
                Box toBox = to.id().equals(middle.id()) ? centre : Box.of(to, Detail.NAMES);
                lines.add(SchemaPicture.line(from, key, fromBox, to, toBox));
            }
        }
        return lines;
    }

    @Override
    public Placement place(Picture picture) {
        List<Box> first = side(picture, left);
        List<Box> last = side(picture, right);
        Box centre = picture.boxes().get(first.size());
        double height = Math.max(centre.height(), Math.max(height(first), height(last)));
        Map<String, Frame> frames = new HashMap<>();
        double x = EDGE;
        if (!first.isEmpty()) {
            stack(first, x, height, frames);
            x += width(first) + BETWEEN;
        }
        frames.put(centre.id(), new Frame(x, EDGE + (height - centre.height()) / 2, centre.width(), centre.height()));
        x += centre.width();
        if (!last.isEmpty()) {
            stack(last, x + BETWEEN, height, frames);
            x += BETWEEN + width(last);
        }
        Map<String, List<Point>> lines = new HashMap<>();
        picture.lines().forEach(line -> lines.put(line.id(), way(line, frames)));
        return new Placement(x + EDGE, height + 2 * EDGE, frames, Map.of(), lines);
    }

    private static List<Box> side(Picture picture, Map<String, Relation> relations) {
        return picture.boxes().stream()
                .filter(box -> relations.containsKey(box.id()))
                .toList();
    }

    private static double width(List<Box> boxes) {
        return boxes.stream().mapToDouble(Box::width).max().orElse(0);
    }

    private static double height(List<Box> boxes) {
        return boxes.stream().mapToDouble(box -> box.height() + APART).sum() - APART;
    }

    private static void stack(List<Box> boxes, double x, double height, Map<String, Frame> frames) {
        double y = EDGE + (height - height(boxes)) / 2;
        for (Box box : boxes) {
            frames.put(box.id(), new Frame(x, y, width(boxes), box.height()));
            y += box.height() + APART;
        }
    }

    /** Straight out, across in the middle between both, straight in. */
    private static List<Point> way(Line line, Map<String, Frame> frames) {
        Frame from = frame(frames, line.from());
        Frame to = frame(frames, line.to());
        boolean rightwards = from.x() < to.x();
        Point start = new Point(rightwards ? from.x() + from.width() : from.x(), from.y() + line.leaves());
        Point end = new Point(rightwards ? to.x() : to.x() + to.width(), to.y() + line.arrives());
        double half = (start.x() + end.x()) / 2;
        return Math.abs(start.y() - end.y()) < NEARLY_LEVEL
                ? List.of(start, end)
                : List.of(start, new Point(half, start.y()), new Point(half, end.y()), end);
    }

    static Frame frame(Map<String, Frame> frames, String id) {
        Frame frame = frames.get(id);
        if (frame == null) {
            throw new IllegalArgumentException("A line leads to " + id + ", which is not in the picture");
        }
        return frame;
    }
}
