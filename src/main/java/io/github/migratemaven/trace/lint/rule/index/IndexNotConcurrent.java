package io.github.migratemaven.trace.lint.rule.index;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Index;
import java.util.List;

/** An index that is built while nobody may write. */
public final class IndexNotConcurrent implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "idx-not-concurrent",
                Severity.ERROR,
                "Build indexes concurrently",
                "CREATE INDEX keeps everybody from writing to the table until the index is built.",
                Example.of("create index orders_amount on orders (amount)"),
                Example.of("create index concurrently orders_amount on orders (amount)")
                        .alone());
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedIndexes().stream()
                .filter(index -> scene.startsWith("create") && scene.blocksWrites(index.table()))
                .filter(index -> scene.relation(index.table())
                        .filter(table -> !table.isPartitioned() && !table.partition())
                        .isPresent())
                .map(index -> Hit.of(
                                scene.name(index.oid()) + " is built while it " + scene.blocks(index.table()) + " on "
                                        + scene.name(index.table()),
                                "Build it concurrently, in a revision of its own.")
                        .rewrite(Rewrites.alone(concurrently(index)))
                        .growsWith(scene.relation(index.table())))
                .toList();
    }

    private static String concurrently(Index index) {
        return index.definition().replaceFirst(" INDEX ", " INDEX CONCURRENTLY ");
    }
}
