package io.github.migratemaven.trace.lint.rule.type;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.ColumnChange;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A change of type that computes every row. */
public final class TypeUsingExpression implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "type-using-expr",
                Severity.ERROR,
                "Change a type by a new column instead of USING",
                "USING computes every value under the strongest lock: the table is written anew with all its indexes.",
                Example.of("alter table orders alter note type int using note::int"),
                Example.of("alter table orders alter note type varchar using note::varchar"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.changedColumns().stream()
                .filter(change ->
                        change.isOfType() && scene.rewrites(change.after().relation()) && scene.has("using"))
                .map(change -> rewritten(
                        scene,
                        change,
                        Hit.of(
                                        "every row of "
                                                + scene.name(change.after().relation()) + " is written anew while it "
                                                + scene.blocks(change.after().relation()) + " there",
                                        "Add a column of the new type, keep both by a trigger, fill it in batches, and exchange the two.")
                                .growsWith(scene.relation(change.after().relation()))))
                .toList();
    }

    private static Hit rewritten(Scene scene, ColumnChange change, Hit hit) {
        return UsingExpression.of(scene)
                .map(expression -> hit.rewrite(ExpandAndContract.of(scene, change, expression)))
                .orElse(hit);
    }
}
