package io.github.migratemaven.trace.lint.rule.constraint;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Constraint;
import java.util.List;

/** A unique constraint whose index is built under the strongest lock. */
public final class UniqueDirect implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "unique-direct",
                Severity.ERROR,
                "Build the index of a UNIQUE constraint first, concurrently",
                "ADD UNIQUE keeps everybody from reading and writing the table until its index is built.",
                Example.of("alter table orders add constraint orders_note_key unique (note)"),
                Example.of("alter table orders add constraint orders_note_key unique using index orders_note_key")
                        .given("create unique index orders_note_key on orders (note);"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return KeyWithoutIndex.among(scene, Constraint::isUnique, "unique", "the constraint");
    }
}
