package io.github.migratemaven.trace.lint.rule.data;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** Values that the new type does not take. */
public final class ValuesWithoutCast implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "data-cast",
                Severity.NOTE,
                "Look for values that a new type does not take",
                "One value that cannot be cast, and the revision fails in production only.",
                Example.of("alter table orders alter note type int using note::int"),
                Example.of(
                        "-- migrate:check in orders are no numbers: select id from orders where note !~ '^[0-9]+$'\nalter table orders alter note type int using note::int"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.revision().hasRowChecks()
                ? List.of()
                : scene.changedColumns().stream()
                        .filter(change -> change.isOfType()
                                && scene.has("using")
                                && change.before().type().matches("text|character.*")
                                && !change.after().type().matches("text|character.*"))
                        .map(change -> Hit.of(
                                        "values of " + scene.name(change.after().relation()) + "."
                                                + change.after().sql() + " may be no "
                                                + change.after().type(),
                                        "Let a row check count them before anything changes.")
                                .rewrite(Rewrites.rowCheck(
                                        "in " + scene.name(change.after().relation()) + " hold no "
                                                + change.after().type(),
                                        "select * from "
                                                + scene.name(change.after().relation()) + " where "
                                                + change.after().sql() + " !~ 'PATTERN'")))
                        .toList();
    }
}
