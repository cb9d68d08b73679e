package io.github.migratemaven.trace.lint.rule.data;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A sequence whose place is lost. */
public final class DropSequence implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "drop-sequence",
                Severity.WARNING,
                "Keep the place of a sequence",
                "With the sequence goes how far it has come, and one that begins again hands out numbers that are taken.",
                Example.of("drop sequence tickets").given("create sequence tickets;"),
                Example.of("alter sequence tickets increment by 2").given("create sequence tickets;"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        boolean restarts = scene.startsWith("alter", "sequence") && scene.has("restart");
        return scene.startsWith("drop", "sequence") || restarts || scene.has("restart", "identity")
                ? scene.before().relations().all().stream()
                        .filter(relation -> scene.revision().existed(relation.oid()) && relation.kind() == 'S')
                        .limit(1)
                        .map(relation -> Hit.of(
                                "how far the sequence has come is lost",
                                "Make sure that nothing holds a number of it any more."))
                        .toList()
                : List.of();
    }
}
