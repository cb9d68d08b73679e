package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A revision that gives up before autovacuum gives way. */
public final class ShortLockTimeout implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "lock-timeout-too-short",
                Severity.WARNING,
                "Wait for locks at least as long as autovacuum needs to give way",
                "PostgreSQL cancels an autovacuum that is in the way only after deadlock_timeout, a second by default.",
                Example.of("set local lock_timeout = '200ms'; alter table orders add column state int"),
                Example.of("set local lock_timeout = '3s'; alter table orders add column state int"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return TimeoutSetting.of(scene, "lock_timeout")
                .filter(millis -> millis > 0 && millis <= 1000)
                .map(millis -> List.of(Hit.of(
                                "after " + millis + " ms no autovacuum has given way yet",
                                "Wait two seconds or longer, or remove it: upgrade sets lock_timeout itself.")
                        .rewrite("set local lock_timeout = '2s';")))
                .orElse(List.of());
    }
}
