package io.github.migratemaven.trace.lint.rule.compatibility;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A default that old programs rely on. */
public final class DefaultChanged implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "change-default",
                Severity.NOTE,
                "Change a default once no program leaves the column out",
                "Programs that leave the column out get another value, or none, from one moment to the next.",
                Example.of("alter table orders alter note drop default")
                        .given("alter table orders alter note set default 'none';"),
                Example.of("alter table orders alter note set default 'none'"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.changedColumns().stream()
                .filter(change -> !change.before().isGenerated()
                        && !change.before().expression().isEmpty()
                        && !change.isOfType()
                        && change.before().name().equals(change.after().name())
                        && !change.before().expression().equals(change.after().expression()))
                .map(change -> Hit.of(
                        scene.name(change.after().relation()) + "."
                                + change.after().sql() + " had the default "
                                + change.before().expression()
                                + (change.after().expression().isEmpty()
                                        ? " and has none any more"
                                        : " and has " + change.after().expression()),
                        "Make sure that no program in use leaves the column out."))
                .toList();
    }
}
