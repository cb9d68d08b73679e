package io.github.migratemaven.trace.lint.rule.transaction;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A name that PostgreSQL cuts. */
public final class NameTooLong implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "name-too-long",
                Severity.WARNING,
                "Keep names within 63 bytes",
                "PostgreSQL cuts longer names, even within a letter, so that two of them may become one.",
                Example.of(
                        "create table a_name_that_is_so_long_that_postgresql_cuts_it_after_sixty_three_bytes (id int)"),
                Example.of("create table a_short_name (id int)"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.statement().messages().stream()
                .filter(message -> message.contains("will be truncated to"))
                .map(message -> Hit.of(message, "Choose a shorter name."))
                .toList();
    }
}
