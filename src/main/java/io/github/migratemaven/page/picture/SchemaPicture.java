package io.github.migratemaven.page.picture;

import io.github.migratemaven.catalog.ObjectId;
import io.github.migratemaven.page.markup.Anchor;
import io.github.migratemaven.page.schema.Column;
import io.github.migratemaven.page.schema.Fate;
import io.github.migratemaven.page.schema.Part;
import io.github.migratemaven.page.schema.Relation;
import io.github.migratemaven.page.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The relations of a schema as boxes, and its foreign keys as lines; partitions are drawn as the table they belong to. */
public final class SchemaPicture {
    private SchemaPicture() {}

    /** The whole schema, as much of it as can be read. */
    public static Picture of(Schema schema) {
        List<Relation> relations = schema.relations().stream()
                .filter(relation -> relation.partitionOf().isEmpty())
                .toList();
        Detail detail = Detail.readable(relations.size());
        Map<ObjectId, Box> boxes =
                relations.stream().collect(Collectors.toMap(Relation::id, relation -> Box.of(relation, detail)));
        List<Line> lines = new ArrayList<>();
        relations.forEach(relation -> lines.addAll(lines(relation, boxes, schema)));
        return new Picture(
                relations.stream().map(Relation::id).map(boxes::get).toList(), lines, detail != Detail.NAMES);
    }

    private static List<Line> lines(Relation relation, Map<ObjectId, Box> boxes, Schema schema) {
        List<Line> lines = new ArrayList<>();
        for (Part key : relation.foreignKeys()) {
            Optional<Relation> target = key.refersTo().flatMap(schema::find);
            if (target.isPresent() && boxes.containsKey(target.get().id())) {
                lines.add(line(
                        relation,
                        key,
                        Objects.requireNonNull(boxes.get(relation.id())),
                        target.get(),
                        Objects.requireNonNull(boxes.get(target.get().id()))));
            }
        }
        return lines;
    }

    static Line line(Relation relation, Part key, Box from, Relation target, Box to) {
        String referred = target.columns().stream()
                .filter(Column::inPrimaryKey)
                .map(Column::name)
                .findFirst()
                .orElse("");
        return new Line(
                Anchor.of(relation.id()) + "/" + key.name(),
                key.name(),
                from.id(),
                to.id(),
                from.rowMiddle(key.columns().stream().findFirst().orElse("")),
                to.rowMiddle(referred),
                relation.fate() == Fate.ADDED || relation.fate() == Fate.REMOVED ? relation.fate() : key.fate());
    }
}
