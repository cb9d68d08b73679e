package io.github.migratemaven.page.picture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /** The boxes of one group, and the lines among them. */
    Picture only(String group) {
        Set<String> inside = ids(group);
        return new Picture(
                boxes.stream().filter(box -> box.group().equals(group)).toList(),
                lines.stream()
                        .filter(line -> inside.contains(line.from()) && inside.contains(line.to()))
                        .toList(),
                atRows);
    }

    /** The lines from one group to another. */
    List<Line> between() {
        Map<String, String> groups = boxes.stream().collect(Collectors.toMap(Box::id, Box::group));
        return lines.stream()
                .filter(line -> !groups.getOrDefault(line.from(), "").equals(groups.getOrDefault(line.to(), "")))
                .toList();
    }

    private Set<String> ids(String group) {
        return boxes.stream()
                .filter(box -> box.group().equals(group))
                .map(Box::id)
                .collect(Collectors.toSet());
    }
}
