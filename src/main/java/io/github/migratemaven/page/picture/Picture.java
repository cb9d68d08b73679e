package io.github.migratemaven.page.picture;

import java.util.List;
import java.util.TreeSet;

/**
 * What is to be drawn, before anything has a place.
 *
 * @param atRows whether lines keep to the rows of their columns
 */
public record Picture(List<Box> boxes, List<Line> lines, boolean atRows) {

    public Picture {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    /** The frames to be drawn: of each schema, where there are several. */
    public List<String> groups() {
        TreeSet<String> groups = new TreeSet<>();
        boxes.forEach(box -> groups.add(box.group()));
        return groups.size() > 1 ? List.copyOf(groups) : List.of();
    }
}
