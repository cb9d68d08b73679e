package io.github.migratemaven.trace.lint.rule.index;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Index;
import io.github.migratemaven.trace.state.Relation;
import java.util.ArrayList;
import java.util.List;

/** An index on a partitioned table, built on every partition in one go. */
public final class IndexOnPartitioned implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "idx-partitioned",
                Severity.ERROR,
                "Build the index of a partitioned table partition by partition",
                "CREATE INDEX on a partitioned table keeps everybody from writing to any partition until the last index is built, and has no concurrent form.",
                Example.of("create index parts_made on parts (made)"),
                Example.of("create index parts_made on only parts (made)"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedIndexes().stream()
                .filter(index -> scene.startsWith("create")
                        && scene.relation(index.table())
                                .filter(Relation::isPartitioned)
                                .isPresent()
                        && children(scene, index).stream().anyMatch(child -> scene.scans(child.table())))
                .map(index -> Hit.of(
                                scene.name(index.oid()) + " is built on "
                                        + children(scene, index).size() + " partitions while it "
                                        + scene.blocks(index.table()) + " on all of " + scene.name(index.table()),
                                "Create it on the parent alone, build each partition's index concurrently, and attach"
                                        + " them.")
                        .rewrite(partitionByPartition(scene, index))
                        .growsWith(scene.relation(index.table())))
                .toList();
    }

    private static List<Index> children(Scene scene, Index parent) {
        return scene.after().indexes().stream()
                .filter(index -> index.parent() == parent.oid())
                .toList();
    }

    private static String partitionByPartition(Scene scene, Index index) {
        List<String> steps = new ArrayList<>();
        steps.add(index.definition().replaceFirst(" ON (ONLY )?", " ON ONLY "));
        for (Index child : children(scene, index)) {
            steps.add(Rewrites.alone(child.definition().replaceFirst(" INDEX ", " INDEX CONCURRENTLY ")));
            steps.add("alter index " + scene.name(index.oid()) + " attach partition " + scene.name(child.oid()));
        }
        return Rewrites.inSteps(steps.toArray(String[]::new));
    }
}
