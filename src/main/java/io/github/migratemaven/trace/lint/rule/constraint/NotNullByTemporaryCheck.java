package io.github.migratemaven.trace.lint.rule.constraint;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A NOT NULL that is proven by a check which PostgreSQL 18 does not need. */
public final class NotNullByTemporaryCheck implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "notnull-native",
                Severity.NOTE,
                "Use a NOT NULL constraint that is NOT VALID, on PostgreSQL 18",
                "PostgreSQL 18 adds NOT NULL itself without looking at the rows, so that the detour by a check is no longer needed.",
                Example.of("alter table orders alter note set not null")
                        .given("alter table orders add constraint orders_note_set check (note is not null);"),
                Example.of("alter table orders add constraint orders_note_set not null note not valid"),
                18);
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (scene.major() < NotNullSteps.NATIVE) {
            return List.of();
        }
        return scene.changedColumns().stream()
                .filter(change -> !change.before().notNull()
                        && change.after().notNull()
                        && scene.has("set", "not", "null")
                        && !scene.scans(change.after().relation()))
                .map(change -> Hit.of(
                                "a check proves that " + change.after().name() + " has no nulls",
                                "Leave the check out: PostgreSQL 18 does this in two steps of its own.")
                        .rewrite(NotNullSteps.of(scene, change.after())))
                .toList();
    }
}
