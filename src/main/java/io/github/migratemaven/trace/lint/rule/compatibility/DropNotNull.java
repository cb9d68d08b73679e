package io.github.migratemaven.trace.lint.rule.compatibility;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A column that may be null from now on. */
public final class DropNotNull implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "drop-not-null",
                Severity.NOTE,
                "Let readers expect nulls before there are any",
                "Programs that are still running meet a null where there never was one.",
                Example.of("alter table orders alter note drop not null")
                        .given("alter table orders alter note set not null;"),
                Example.of("alter table orders alter note set default ''")
                        .given("alter table orders alter note set not null;"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.changedColumns().stream()
                .filter(change -> change.before().notNull() && !change.after().notNull())
                .map(change -> Hit.of(
                        scene.name(change.after().relation()) + "."
                                + change.after().sql() + " may be null from now on",
                        "Make sure that the programs in use read nulls."))
                .toList();
    }
}
