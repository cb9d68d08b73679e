package io.github.migratemaven.trace.lint.rule.type;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A change of type that takes times for those of the session. */
public final class TimeZoneDependent implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "type-timezone-dependent",
                Severity.WARNING,
                "Say which time zone timestamps were in",
                "timestamp becomes timestamptz by way of the session's time zone: upgrade sets UTC, in which no row is written, and which may not be the one that was meant.",
                Example.of("alter table orders alter placed type timestamptz"),
                Example.of("alter table orders add column at timestamptz"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.changedColumns().stream()
                .filter(change -> change.isOfType()
                        && change.before().type().startsWith("timestamp")
                        && change.after().type().startsWith("timestamp")
                        && change.before().type().contains("with time zone")
                                != change.after().type().contains("with time zone"))
                .map(change -> Hit.of(
                                "the times in " + scene.name(change.after().relation()) + "."
                                        + change.after().sql() + " are taken for those of UTC",
                                "If they are not, say USING with the zone, or SET LOCAL timezone before it; then every row is written anew.")
                        .rewrite(Rewrites.lines(
                                "alter table " + scene.name(change.after().relation()) + " alter column "
                                        + change.after().sql() + " type "
                                        + change.after().type() + " using "
                                        + change.after().sql() + " at time zone 'Europe/Berlin'"))
                        .growsWith(scene.relation(change.after().relation())))
                .toList();
    }
}
