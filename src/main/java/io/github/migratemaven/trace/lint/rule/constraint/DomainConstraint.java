package io.github.migratemaven.trace.lint.rule.constraint;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Constraint;
import io.github.migratemaven.trace.state.NamedValue;
import java.util.List;
import java.util.Optional;

/** A domain whose new constraint reads every table that uses it. */
public final class DomainConstraint implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "domain-add-check",
                Severity.ERROR,
                "Add constraints to domains NOT VALID, and validate them afterwards",
                "ALTER DOMAIN keeps everybody from writing to each table that uses the domain while its rows are checked.",
                Example.of("alter domain positive add constraint small check (value < 100)")
                        .given("create table boxes (id int, size positive);"),
                Example.of("alter domain positive add constraint small check (value < 100) not valid")
                        .given("create table boxes (id int, size positive);"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (!scene.startsWith("alter", "domain")) {
            return List.of();
        }
        return scene.touched().stream()
                .filter(touched -> touched.relation().isTable() && touched.blocksWrites() && touched.scanned())
                .map(touched -> Hit.of(
                                "the rows of " + touched.relation().sql() + " are checked while it "
                                        + scene.blocks(touched.relation().oid()) + " there",
                                "Add a constraint NOT VALID, and validate it in the next revision.")
                        .rewrite(steps(scene))
                        .growsWith(Optional.of(touched.relation())))
                .toList();
    }

    private static String steps(Scene scene) {
        return scene.after().constraints().stream()
                .filter(constraint -> constraint.domain() != 0
                        && constraint.isCheck()
                        && scene.before().constraint(constraint.oid()).isEmpty())
                .findFirst()
                .map(constraint -> Rewrites.inSteps(
                        scene.sql() + " not valid",
                        "alter domain " + domain(scene, constraint) + " validate constraint " + constraint.sql()))
                .orElse(Rewrites.inSteps(
                        "alter domain " + scene.tokens().get(2) + " add constraint "
                                + Rewrites.name(scene.tokens().get(2), "_not_null")
                                + " check (value is not null) not valid",
                        "alter domain " + scene.tokens().get(2) + " validate constraint "
                                + Rewrites.name(scene.tokens().get(2), "_not_null")));
    }

    private static String domain(Scene scene, Constraint constraint) {
        return scene.after().values("domain").stream()
                .filter(domain -> domain.oid() == constraint.domain())
                .map(NamedValue::name)
                .findFirst()
                .orElse("?");
    }
}
