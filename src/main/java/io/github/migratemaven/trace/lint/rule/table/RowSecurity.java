package io.github.migratemaven.trace.lint.rule.table;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** Row security that begins to hide rows. */
public final class RowSecurity implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "rls-policy",
                Severity.WARNING,
                "Create policies before row security is enabled, in one transaction",
                "With row security enabled and no policy, everybody but the owner sees no row at all; each policy takes the strongest lock for a moment.",
                Example.of("alter table orders enable row level security"),
                Example.of(
                        "create policy everything on orders using (true); alter table orders enable row level security"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.after().extras("row security").stream()
                .filter(state -> state.value().equals("true")
                        && scene.revision().existed(state.relation())
                        && scene.before().extras().stream()
                                .anyMatch(earlier -> earlier.kind().equals("row security")
                                        && earlier.relation() == state.relation()
                                        && earlier.value().equals("false"))
                        && scene.after().extras("policy").stream()
                                .noneMatch(policy -> policy.relation() == state.relation()))
                .map(state -> Hit.of(
                                "nobody but its owner sees a row of " + scene.name(state.relation())
                                        + " until there is a policy",
                                "Create the policies first, in the same revision.")
                        .rewrite(Rewrites.lines(
                                "create policy NAME on " + scene.name(state.relation()) + " using (CONDITION)",
                                scene.sql())))
                .toList();
    }
}
