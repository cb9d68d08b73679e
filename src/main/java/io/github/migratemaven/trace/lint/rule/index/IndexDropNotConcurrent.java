package io.github.migratemaven.trace.lint.rule.index;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** An index that is dropped under the strongest lock. */
public final class IndexDropNotConcurrent implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "idx-drop-not-concurrent",
                Severity.WARNING,
                "Drop indexes concurrently",
                "DROP INDEX waits for everybody who uses the table, and everybody else queues behind it.",
                Example.of("drop index orders_note"),
                Example.of("drop index concurrently orders_note").alone());
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (!scene.startsWith("drop", "index")) {
            return List.of();
        }
        return scene.droppedRelations().stream()
                .filter(index -> index.isIndex() && !index.partition() && scene.blocksReads(index.table()))
                .map(index -> Hit.of(
                                "dropping " + index.sql() + " " + scene.blocks(index.table()) + " on "
                                        + scene.name(index.table()),
                                "Drop it concurrently, in a revision of its own.")
                        .rewrite(Rewrites.alone("drop index concurrently " + index.sql())))
                .toList();
    }
}
