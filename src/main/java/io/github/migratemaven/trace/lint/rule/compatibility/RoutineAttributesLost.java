package io.github.migratemaven.trace.lint.rule.compatibility;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Routine;
import java.util.List;

/** A function that loses its rights or settings. */
public final class RoutineAttributesLost implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "func-replace-attrs",
                Severity.ERROR,
                "Repeat every attribute in CREATE OR REPLACE FUNCTION",
                "SECURITY DEFINER and SET clauses that are not repeated are lost without a word.",
                Example.of("create or replace function one() returns int language sql as 'select 2'")
                        .given(
                                "create function one() returns int language sql security definer set search_path = pg_catalog as 'select 1';"),
                Example.of(
                                "create or replace function one() returns int language sql security definer set search_path = pg_catalog as 'select 2'")
                        .given(
                                "create function one() returns int language sql security definer set search_path = pg_catalog as 'select 1';"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.has("or", "replace")
                ? scene.before().routines().stream()
                        .flatMap(routine -> scene.after().routines().stream()
                                .filter(now -> now.oid() == routine.oid() && losesSomething(routine, now))
                                .map(now -> Hit.of(
                                        routine.signature() + " loses "
                                                + (routine.securityDefiner() && !now.securityDefiner()
                                                        ? "SECURITY DEFINER "
                                                        : "")
                                                + (routine.settings().equals(now.settings()) ? "" : routine.settings()),
                                        "Repeat what it had, or say why it goes: -- migrate:allow func-replace-attrs:"
                                                + " REASON.")))
                        .toList()
                : List.of();
    }

    private static boolean losesSomething(Routine before, Routine after) {
        return (before.securityDefiner() && !after.securityDefiner())
                || (!before.settings().isEmpty() && after.settings().isEmpty());
    }
}
