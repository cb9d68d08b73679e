package io.github.migratemaven.trace.lint.rule.security;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A schema in which everybody may create. */
public final class CreateForEverybody implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "create-on-public",
                Severity.ERROR,
                "Let nobody but its owner create in a schema",
                "Whoever creates an object in a schema that others search can have them run their code.",
                Example.of("grant create on schema public to public"),
                Example.of("grant usage on schema public to app_reader"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.after().values("everybody").stream()
                .filter(privilege -> privilege.value().equals("CREATE")
                        && privilege.name().startsWith("schema ")
                        && scene.startsWith("grant")
                        && !scene.before().values("everybody").contains(privilege))
                .map(privilege -> Hit.of("everybody may create in " + privilege.name(), "Grant USAGE instead.")
                        .rewrite("grant usage on " + privilege.name() + " to ROLE;"))
                .toList();
    }
}
