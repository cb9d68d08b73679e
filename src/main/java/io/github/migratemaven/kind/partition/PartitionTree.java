package io.github.migratemaven.kind.partition;

import io.github.migratemaven.catalog.Catalog;
import io.github.migratemaven.catalog.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A partitioned table with everything below it.
 *
 * @param root the table that is no partition itself
 * @param rootTable that table as SQL names it
 * @param links every partition's place, whatever the depth
 */
public record PartitionTree(ObjectId root, String rootTable, List<PartitionKind.Partition> links) {

    /** The tree that a partition belongs to. */
    static PartitionTree around(PartitionKind.Partition link, Catalog catalog) {
        List<PartitionKind.Partition> path = path(link, catalog);
        PartitionKind.Partition top = path.get(path.size() - 1);
        return new PartitionTree(top.parent(), top.parentTable(), below(top.parent(), catalog));
    }

    /** A partition's place and those of the partitions that it lies in, innermost first. */
    static List<PartitionKind.Partition> path(PartitionKind.Partition link, Catalog catalog) {
        List<PartitionKind.Partition> path = new ArrayList<>();
        Optional<PartitionKind.Partition> current = Optional.of(link);
        while (current.isPresent()) {
            path.add(current.get());
            current = parent(current.get(), catalog);
        }
        return path;
    }

    private static Optional<PartitionKind.Partition> parent(PartitionKind.Partition link, Catalog catalog) {
        return catalog.find(PartitionKind.idOf(link.parent()), PartitionKind.Partition.class);
    }

    /** Every partition below a table, whatever the depth. */
    public static List<PartitionKind.Partition> below(ObjectId table, Catalog catalog) {
        List<PartitionKind.Partition> all = catalog.all(PartitionKind.Partition.class);
        List<PartitionKind.Partition> found = new ArrayList<>();
        Set<ObjectId> level = Set.of(table);
        while (!level.isEmpty()) {
            Set<ObjectId> parents = level;
            List<PartitionKind.Partition> next =
                    all.stream().filter(link -> parents.contains(link.parent())).toList();
            found.addAll(next);
            level = next.stream().map(PartitionKind.Partition::child).collect(Collectors.toSet());
        }
        return found;
    }

    /** The places of the partitions that hold rows themselves. */
    List<PartitionKind.Partition> leaves() {
        Set<ObjectId> divided =
                links.stream().map(PartitionKind.Partition::parent).collect(Collectors.toSet());
        return links.stream().filter(link -> !divided.contains(link.child())).toList();
    }

    /** The condition on rows that some partition takes; empty where it cannot be told before the change. */
    public Optional<String> accepted() {
        List<PartitionKind.Partition> leaves = leaves();
        if (leaves.stream().anyMatch(leaf -> leaf.condition().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(leaves.stream()
                .map(leaf -> "(" + leaf.condition().orElse("true") + ")")
                .collect(Collectors.joining(" or ")));
    }
}
