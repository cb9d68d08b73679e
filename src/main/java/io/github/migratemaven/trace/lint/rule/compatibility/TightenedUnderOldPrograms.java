package io.github.migratemaven.trace.lint.rule.compatibility;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A rule that old programs do not keep. */
public final class TightenedUnderOldPrograms implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "tighten-under-old-code",
                Severity.NOTE,
                "Let programs keep a rule before the database demands it",
                "A constraint holds for new rows at once, NOT VALID or not, so that programs which do not keep it yet fail.",
                Example.of("alter table orders add constraint orders_amount check (amount > 0) not valid"),
                Example.of("alter table orders add column state int"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedConstraints().stream()
                .filter(constraint -> scene.addedColumns().stream()
                        .noneMatch(column -> column.relation() == constraint.relation()
                                && constraint.columns().contains(column.number())))
                .map(constraint -> Hit.of(
                        scene.name(constraint.relation()) + " takes no rows any more that break " + constraint.sql(),
                        "Make sure that the programs in use keep it already."))
                .toList();
    }
}
