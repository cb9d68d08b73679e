package io.github.migratemaven.page.picture;

import io.github.migratemaven.page.picture.Placement.Frame;
import io.github.migratemaven.page.picture.Placement.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays out each schema on its own and sets their frames on shelves as wide as a page; so each stays together and readable,
 * and only the lines between schemas cross the picture.
 */
public final class GroupedLayout implements Layout {
    private static final double PAGE = 1480;
    private static final double EDGE = 14;
    private static final double HEAD = 34;
    private static final double APART = 22;

    private final Layout inner;

    public GroupedLayout(Layout inner) {
        this.inner = inner;
    }

    /** A schema with its place on the page. */
    private record Island(String name, Placement inside, Frame frame) {

        Island at(double x, double y) {
            return new Island(name, inside, new Frame(x, y, frame.width(), frame.height()));
        }
    }

    @Override
    public Placement place(Picture picture) {
        if (picture.groups().isEmpty()) {
            return inner.place(picture);
        }
        List<Island> islands = new ArrayList<>();
        picture.groups().forEach(group -> islands.add(island(group, picture)));
        islands.sort(
                Comparator.comparingDouble((Island island) -> -island.frame().height())
                        .thenComparing(Island::name));
        return joined(picture, onShelves(islands));
    }

    private Island island(String group, Picture picture) {
        Placement inside = inner.place(picture.only(group));
        double width = Math.max(inside.width() + 2 * EDGE, Box.PADDING * 2 + group.length() * Box.PADDING);
        return new Island(group, inside, new Frame(0, 0, width, inside.height() + HEAD + EDGE));
    }

    /** The highest first, each on the first shelf that has room for it. */
    private static List<Island> onShelves(List<Island> islands) {
        double page = Math.max(
                PAGE,
                islands.stream()
                        .mapToDouble(island -> island.frame().width())
                        .max()
                        .orElse(0));
        List<Double> ends = new ArrayList<>();
        List<Double> tops = new ArrayList<>();
        double bottom = EDGE;
        List<Island> placed = new ArrayList<>();
        for (Island island : islands) {
            int shelf = 0;
            while (shelf < ends.size()
                    && ends.get(shelf) + APART + island.frame().width() > page + EDGE) {
                shelf++;
            }
            if (shelf == ends.size()) {
                ends.add(EDGE - APART);
                tops.add(bottom);
                bottom += island.frame().height() + APART;
            }
            double x = ends.get(shelf) + APART;
            placed.add(island.at(x, tops.get(shelf)));
            ends.set(shelf, x + island.frame().width());
        }
        return placed;
    }

    private static Placement joined(Picture picture, List<Island> islands) {
        Map<String, Frame> boxes = new HashMap<>();
        Map<String, Frame> groups = new HashMap<>();
        Map<String, List<Point>> lines = new HashMap<>();
        double width = 0;
        double height = 0;
        for (Island island : islands) {
            Frame frame = island.frame();
            double x = frame.x() + EDGE;
            double y = frame.y() + HEAD;
            groups.put(island.name(), frame);
            island.inside()
                    .boxes()
                    .forEach(
                            (id, box) -> boxes.put(id, new Frame(box.x() + x, box.y() + y, box.width(), box.height())));
            island.inside().lines().forEach((id, points) -> lines.put(id, moved(points, x, y)));
            width = Math.max(width, frame.x() + frame.width() + EDGE);
            height = Math.max(height, frame.y() + frame.height() + EDGE);
        }
        for (Line line : picture.between()) {
            lines.put(line.id(), across(line, boxes));
        }
        return new Placement(width, height, boxes, groups, lines);
    }

    private static List<Point> moved(List<Point> points, double x, double y) {
        return points.stream()
                .map(point -> new Point(point.x() + x, point.y() + y))
                .toList();
    }

    /** From side to side, the shortest way. */
    private static List<Point> across(Line line, Map<String, Frame> boxes) {
        Frame from = Neighbourhood.frame(boxes, line.from());
        Frame to = Neighbourhood.frame(boxes, line.to());
        boolean rightwards = from.x() + from.width() / 2 < to.x() + to.width() / 2;
        return List.of(
                new Point(rightwards ? from.x() + from.width() : from.x(), from.y() + line.leaves()),
                new Point(rightwards ? to.x() : to.x() + to.width(), to.y() + line.arrives()));
    }
}
