package io.github.migratemaven.trace.lint.rule.security;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A statement that only a superuser may run. */
public final class SuperuserOnly implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "superuser-only",
                Severity.WARNING,
                "Leave to the server's owner what only a superuser may do",
                "The role that deploys should be none, and then the revision fails in production only.",
                Example.of("copy customers to program 'cat > /dev/null'"),
                Example.of("create table visits (id int)"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        boolean program = scene.startsWith("copy") && scene.has("program");
        boolean file = scene.startsWith("copy") && scene.tokens().stream().anyMatch(token -> token.startsWith("'/"));
        boolean language = scene.startsWith("create") && scene.has("language", "plpython3u");
        return program || file || language || scene.startsWith("alter", "system")
                ? List.of(Hit.of(
                        "only a superuser may run this",
                        "Have it run once by whoever looks after the server, and take it out of the revision."))
                : List.of();
    }
}
