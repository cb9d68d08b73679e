package io.github.migratemaven.trace.lint.rule.security;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A guard that is switched off. */
public final class GuardDisabled implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "disable-guard",
                Severity.ERROR,
                "Leave triggers, row security and policies on",
                "Whatever they keep out gets in meanwhile, and nothing tells afterwards.",
                Example.of("alter table orders disable trigger all"),
                Example.of("create policy mine on orders using (true)"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        boolean off = scene.has("session_replication_role")
                || scene.has("disable", "trigger", "all")
                || scene.has("disable", "row", "level", "security")
                || scene.startsWith("drop", "policy");
        return off && !scene.revision().isDowngrade()
                ? List.of(Hit.of(
                        "it switches off what keeps rows right or hidden",
                        "Do without, or say why: -- migrate:allow disable-guard: REASON."))
                : List.of();
    }
}
