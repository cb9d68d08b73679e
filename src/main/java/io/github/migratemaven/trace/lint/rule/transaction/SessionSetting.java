package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.execution.script.StatementNature;
import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A setting that outlives its revision. */
public final class SessionSetting implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "session-leak",
                Severity.NOTE,
                "Write SET LOCAL",
                "SET holds for the rest of the session; upgrade puts the usual ones back, a connection pooler hands them to somebody else.",
                Example.of("set search_path = public; create table visits (id int)"),
                Example.of("set local search_path = public; create table visits (id int)"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.nature() == StatementNature.SESSION_SETTING
                        && scene.startsWith("set")
                        && scene.revision().isTransactional()
                ? List.of(Hit.of("the setting outlives the transaction", "Say SET LOCAL.")
                        .rewrite(scene.sql().replaceFirst("(?i)^set(\\s+session\\b)?", "set local") + ";"))
                : List.of();
    }
}
