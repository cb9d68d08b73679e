package io.github.migratemaven.trace.lint.rule.table;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;
import java.util.Optional;

/** A table that is packed while nobody may use it. */
public final class FullVacuum implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "vacuum-full",
                Severity.ERROR,
                "Pack tables without locking them",
                "VACUUM FULL and CLUSTER write the whole table anew while nobody can read or write it.",
                Example.of("vacuum full orders").alone(),
                Example.of("vacuum orders").alone());
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (!scene.startsWith("vacuum") && !scene.startsWith("cluster")) {
            return List.of();
        }
        return scene.touched().stream()
                .filter(touched -> touched.relation().isTable() && touched.rewritten())
                .map(touched -> Hit.of(
                                "every row of " + touched.relation().sql() + " is written anew while it "
                                        + scene.blocks(touched.relation().oid()) + " there",
                                "VACUUM makes the space usable again; pg_repack gives it back without the lock.")
                        .rewrite(Rewrites.alone("vacuum " + touched.relation().sql()))
                        .growsWith(Optional.of(touched.relation())))
                .toList();
    }
}
