package io.github.migratemaven.page.schema;

import io.github.migratemaven.catalog.ObjectId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything a database holds but rows.
 *
 * @param relations by schema and name
 * @param others by kind and name
 */
public record Schema(List<Relation> relations, List<OtherObject> others) {

    public Schema {
        relations = List.copyOf(relations);
        others = List.copyOf(others);
    }

    public Optional<Relation> find(ObjectId id) {
        return relations.stream().filter(relation -> relation.id().equals(id)).findFirst();
    }

    /** The relations of each schema, by its name. */
    public Map<String, List<Relation>> bySchema() {
        return relations.stream().collect(Collectors.groupingBy(Relation::schema, TreeMap::new, Collectors.toList()));
    }

    /** Relations with a foreign key to that one, itself included where it refers to itself. */
    public List<Relation> referringTo(ObjectId id) {
        return relations.stream()
                .filter(relation -> relation.partitionOf().isEmpty())
                .filter(relation -> relation.refersTo().anyMatch(id::equals))
                .toList();
    }

    public List<Relation> partitionsOf(ObjectId id) {
        return relations.stream()
                .filter(relation -> relation.partitionOf().filter(id::equals).isPresent())
                .toList();
    }

    /** The relations that {@code keep} takes, and all other objects. */
    public Schema filter(Predicate<Relation> keep) {
        return new Schema(relations.stream().filter(keep).toList(), others);
    }

    /** What is not as it was, and the relations right beside that. */
    public Schema changes() {
        Set<ObjectId> wanted = relations.stream()
                .filter(relation -> relation.fate() != Fate.KEPT)
                .flatMap(relation -> Stream.concat(Stream.of(relation.id()), relation.refersTo()))
                .collect(Collectors.toSet());
        return new Schema(
                relations.stream()
                        .filter(relation -> wanted.contains(relation.id()))
                        .toList(),
                others.stream().filter(other -> other.fate() != Fate.KEPT).toList());
    }

    /** A name as people write it: without the schema that goes without saying. */
    public static String shown(ObjectId id) {
        List<String> path = id.path();
        return String.join(".", path.size() > 1 && path.get(0).equals("public") ? path.subList(1, path.size()) : path);
    }
}
