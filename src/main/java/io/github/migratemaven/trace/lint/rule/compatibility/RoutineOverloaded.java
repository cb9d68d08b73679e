package io.github.migratemaven.trace.lint.rule.compatibility;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RevisionScene;
import io.github.migratemaven.trace.lint.RuleText;
import java.util.List;

/** A second function of the same name. */
public final class RoutineOverloaded implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "func-overload",
                Severity.WARNING,
                "Drop the old signature of a function",
                "CREATE OR REPLACE with other arguments makes a second function, and calls may find either.",
                Example.of("create or replace function one(a int) returns int language sql as 'select 1'")
                        .given("create function one() returns int language sql as 'select 1';"),
                Example.of("create or replace function one() returns int language sql as 'select 2'")
                        .given("create function one() returns int language sql as 'select 1';"));
    }

    @Override
    public List<Hit> look(RevisionScene revision) {
        return revision.after().routines().stream()
                .filter(routine -> revision.before().routines().stream().noneMatch(old -> old.oid() == routine.oid()))
                .flatMap(routine -> revision.before().routines().stream()
                        .filter(old -> old.name().equals(routine.name())
                                && revision.after().routines().stream().anyMatch(left -> left.oid() == old.oid()))
                        .limit(1)
                        .map(old -> Hit.of(
                                        routine.signature() + " stands beside " + old.signature(),
                                        "Drop the old one, unless both are meant.")
                                .rewrite("drop function " + old.signature() + ";")))
                .toList();
    }
}
