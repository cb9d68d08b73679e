package io.github.migratemaven.trace.lint.rule.security;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A password that stands in a file. */
public final class SecretInSql implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "secret-in-sql",
                Severity.ERROR,
                "Keep passwords out of revisions",
                "It stays in the repository's history and in the log of each server for ever.",
                Example.of("create role lint_example password 'swordfish'"),
                Example.of("create role lint_example"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        boolean ofRole =
                (scene.startsWith("create") || scene.startsWith("alter")) && isFollowedByText(scene, "password");
        boolean ofConnection = scene.has("connection") && scene.sql().matches("(?is).*\\bpassword\\s*=.*");
        return (ofRole && !scene.has("password", "null")) || ofConnection
                ? List.of(Hit.of(
                        "a password stands in the file",
                        "Take it out, change it on every server that has it, and let whoever looks after the server set"
                                + " it there (psql: \\password)."))
                : List.of();
    }

    private static boolean isFollowedByText(Scene scene, String word) {
        int index = scene.tokens().indexOf(word);
        return index >= 0
                && index + 1 < scene.tokens().size()
                && scene.tokens().get(index + 1).contains("'");
    }
}
