package io.github.migratemaven.trace.lint.rule.column;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A new column of a domain that has a constraint. */
public final class CheckedDomainColumn implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "addcol-domain-check",
                Severity.ERROR,
                "Add a column of the base type instead of a checked domain",
                "A new column of a domain with a constraint has every row of the table written anew, under the strongest lock, even without a default.",
                Example.of("alter table orders add column size positive"),
                Example.of("alter table orders add column size int"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedColumns().stream()
                .filter(column ->
                        scene.rewrites(column.relation()) && column.typeKind() == 'd' && !column.isGenerated())
                .map(column -> Hit.of(
                                "every row of " + scene.name(column.relation()) + " is written anew while it "
                                        + scene.blocks(column.relation()) + " there",
                                "Take the domain's base type, and a check of the table that is NOT VALID at first.")
                        .rewrite(Rewrites.inSteps(
                                "alter table " + scene.name(column.relation()) + " add column " + column.sql()
                                        + " the_base_type_of_" + column.type()
                                        + ";\nalter table " + scene.name(column.relation()) + " add constraint "
                                        + Rewrites.name(scene.name(column.relation()), "_check")
                                        + " check (the_condition_of_" + column.type() + ") not valid",
                                "alter table " + scene.name(column.relation()) + " validate constraint "
                                        + Rewrites.name(scene.name(column.relation()), "_check")))
                        .growsWith(scene.relation(column.relation())))
                .toList();
    }
}
