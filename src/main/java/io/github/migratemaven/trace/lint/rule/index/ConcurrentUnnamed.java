package io.github.migratemaven.trace.lint.rule.index;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A concurrent build without a name. */
public final class ConcurrentUnnamed implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "cic-unnamed",
                Severity.ERROR,
                "Name an index that is built concurrently",
                "An interrupted build is found again by its name; without one, the next try builds a second index.",
                Example.of("create index concurrently on orders (amount)").alone(),
                Example.of("create index concurrently orders_amount on orders (amount)")
                        .alone());
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.has("index", "concurrently", "on")
                ? List.of(Hit.of("the index has no name", "Name it.")
                        .rewrite(Rewrites.alone(scene.addedIndexes().stream()
                                .findFirst()
                                .map(index -> index.definition().replaceFirst(" INDEX ", " INDEX CONCURRENTLY "))
                                .orElse(scene.sql()))))
                : List.of();
    }
}
