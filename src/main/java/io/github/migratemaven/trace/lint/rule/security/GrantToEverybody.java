package io.github.migratemaven.trace.lint.rule.security;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.NamedValue;
import java.util.List;
import java.util.Set;

/** A privilege that everybody gets. */
public final class GrantToEverybody implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "grant-public",
                Severity.ERROR,
                "Grant to roles, not to PUBLIC",
                "Every role of the server that may connect has it, those of tomorrow included.",
                Example.of("grant select on orders to public"),
                Example.of("grant select on orders to app_reader"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        Set<NamedValue> before = Set.copyOf(scene.before().values("everybody"));
        return scene.startsWith("grant")
                ? scene.after().values("everybody").stream()
                        .filter(privilege -> !before.contains(privilege) && !isCreateOnSchema(privilege))
                        .map(privilege -> Hit.of(
                                        "everybody gets " + privilege.value() + " on " + privilege.name(),
                                        "Grant it to the role that needs it.")
                                .rewrite(scene.sql().replaceFirst("(?i)\\bpublic\\s*$", "ROLE") + ";"))
                        .toList()
                : List.of();
    }

    private static boolean isCreateOnSchema(NamedValue privilege) {
        return privilege.value().equals("CREATE") && privilege.name().startsWith("schema ");
    }
}
