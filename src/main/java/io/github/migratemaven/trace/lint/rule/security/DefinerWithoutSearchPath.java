package io.github.migratemaven.trace.lint.rule.security;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A function with its owner's rights that looks for names in the caller's schemas. */
public final class DefinerWithoutSearchPath implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "secdef-search-path",
                Severity.ERROR,
                "Set search_path in SECURITY DEFINER functions",
                "The caller chooses what the names in it mean, and so runs code of theirs with the rights of the owner (CVE-2018-1058).",
                Example.of("create function one() returns int language sql security definer as 'select 1'"),
                Example.of(
                        "create function one() returns int language sql security definer set search_path = pg_catalog, pg_temp as 'select 1'"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.after().routines().stream()
                .filter(routine -> routine.securityDefiner()
                        && !routine.setsSearchPath()
                        && scene.before().routines().stream()
                                .noneMatch(old ->
                                        old.oid() == routine.oid() && old.securityDefiner() && !old.setsSearchPath()))
                .map(routine -> Hit.of(
                                routine.signature() + " runs with the rights of its owner and sets no search_path",
                                "Set it, with pg_temp last.")
                        .rewrite("alter function " + routine.signature()
                                + " set search_path = pg_catalog, public, pg_temp;"))
                .toList();
    }
}
