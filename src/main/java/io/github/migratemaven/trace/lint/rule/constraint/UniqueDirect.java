package io.github.migratemaven.trace.lint.rule.constraint;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
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
        return scene.addedConstraints().stream()
                .filter(constraint -> constraint.isUnique()
                        && scene.before().index(constraint.index()).isEmpty()
                        && scene.relation(constraint.relation())
                                .filter(table -> !table.isPartitioned())
                                .isPresent())
                .map(constraint -> Hit.of(
                                "the index of " + constraint.sql() + " is built while it "
                                        + scene.blocks(constraint.relation()) + " on "
                                        + scene.name(constraint.relation()),
                                "Build the index concurrently, and make the constraint of it afterwards.")
                        .rewrite(Rewrites.inSteps(
                                Rewrites.alone("create unique index concurrently " + constraint.sql() + " on "
                                        + scene.name(constraint.relation()) + " ("
                                        + scene.columns(constraint.relation(), constraint.columns()) + ")"),
                                "alter table " + scene.name(constraint.relation()) + " add constraint "
                                        + constraint.sql() + " unique using index " + constraint.sql()))
                        .growsWith(scene.relation(constraint.relation())))
                .toList();
    }
}
