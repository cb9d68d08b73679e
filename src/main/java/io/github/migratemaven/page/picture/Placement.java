package io.github.migratemaven.page.picture;

import java.util.List;
import java.util.Map;

/**
 * Where everything lies, in pixels from the upper left corner.
 *
 * @param boxes by id
 * @param groups frames by name
 * @param lines by id, each from where it leaves by its bends to where it arrives
 */
public record Placement(
        double width,
        double height,
        Map<String, Frame> boxes,
        Map<String, Frame> groups,
        Map<String, List<Point>> lines) {

    public Placement {
        boxes = Map.copyOf(boxes);
        groups = Map.copyOf(groups);
        lines = Map.copyOf(lines);
    }

    /** A rectangle. */
    public record Frame(double x, double y, double width, double height) {}

    /** A place. */
    public record Point(double x, double y) {}
}
