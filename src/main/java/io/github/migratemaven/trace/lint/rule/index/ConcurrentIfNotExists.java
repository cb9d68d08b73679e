package io.github.migratemaven.trace.lint.rule.index;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A concurrent build that takes a broken index for the wanted one. */
public final class ConcurrentIfNotExists implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "cic-if-not-exists",
                Severity.ERROR,
                "Do not build concurrently IF NOT EXISTS",
                "A build that failed leaves an invalid index of that name, which IF NOT EXISTS takes for the finished one.",
                Example.of("create index concurrently if not exists orders_amount on orders (amount)")
                        .alone(),
                Example.of("create index concurrently orders_amount on orders (amount)")
                        .alone());
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.has("index", "concurrently", "if", "not", "exists")
                ? List.of(Hit.of(
                                "an invalid index of the same name would pass for this one",
                                "Leave IF NOT EXISTS out: a resumed upgrade finds the invalid index by its name, drops it"
                                        + " and builds it again.")
                        .rewrite(Rewrites.alone(scene.sql().replaceFirst("(?i)\\s+if\\s+not\\s+exists", ""))))
                : List.of();
    }
}
