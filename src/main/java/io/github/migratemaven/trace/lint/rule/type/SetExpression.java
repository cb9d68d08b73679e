package io.github.migratemaven.trace.lint.rule.type;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A generated column that is computed anew. */
public final class SetExpression implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "set-expression",
                Severity.ERROR,
                "Add a generated column instead of changing one",
                "SET EXPRESSION computes every row anew, and nobody can read or write the table meanwhile.",
                Example.of("alter table orders alter twice set expression as (amount * 2 + 0)")
                        .given("alter table orders add column twice int generated always as (amount * 2) stored;"),
                Example.of("alter table orders alter twice drop expression")
                        .given("alter table orders add column twice int generated always as (amount * 2) stored;"),
                17);
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.changedColumns().stream()
                .filter(change -> change.after().isGenerated()
                        && !change.before().expression().equals(change.after().expression())
                        && scene.rewrites(change.after().relation()))
                .map(change -> Hit.of(
                                "every row of " + scene.name(change.after().relation()) + " is written anew while it "
                                        + scene.blocks(change.after().relation()) + " there",
                                "Add a plain column, keep it by a trigger, fill it in batches, and exchange the two.")
                        .rewrite(ExpandAndContract.of(
                                scene, change, change.after().expression()))
                        .growsWith(scene.relation(change.after().relation())))
                .toList();
    }
}
