package io.github.migratemaven.trace.lint.rule.partition;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.TableExtra;
import java.util.List;

/** A partition that is detached under the strongest lock. */
public final class PartitionDetach implements LintRule {
    private static final int FIRST_CONCURRENTLY = 14;

    @Override
    public RuleText text() {
        return new RuleText(
                "partition-detach",
                Severity.WARNING,
                "Detach partitions concurrently",
                "DETACH waits for everybody who uses any partition, and everybody else queues behind it.",
                Example.of("alter table parts detach partition parts_1"),
                Example.of("alter table parts detach partition parts_1 concurrently")
                        .alone(),
                FIRST_CONCURRENTLY);
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (!scene.has("detach", "partition")) {
            return List.of();
        }
        return scene.before().extras("bound").stream()
                .filter(bound -> scene.blocksReads(bound.oid())
                        && scene.after().extras("bound").stream().noneMatch(now -> now.relation() == bound.relation()))
                .map(
                        bound -> rewritten(
                                scene,
                                bound,
                                Hit.of(
                                        "detaching " + scene.name(bound.relation()) + " " + scene.blocks(bound.oid())
                                                + " on all of " + scene.name(bound.oid()),
                                        "Detach it concurrently, from PostgreSQL 14 on and where there is no default partition.")))
                .toList();
    }

    private static Hit rewritten(Scene scene, TableExtra bound, Hit hit) {
        return scene.major() < FIRST_CONCURRENTLY
                ? hit
                : hit.rewrite(Rewrites.alone("alter table " + scene.name(bound.oid()) + " detach partition "
                        + scene.name(bound.relation()) + " concurrently"));
    }
}
