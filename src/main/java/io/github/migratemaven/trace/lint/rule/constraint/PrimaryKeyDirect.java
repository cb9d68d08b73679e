package io.github.migratemaven.trace.lint.rule.constraint;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A primary key whose index is built under the strongest lock. */
public final class PrimaryKeyDirect implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "pk-direct",
                Severity.ERROR,
                "Build the index of a primary key first, concurrently",
                "ADD PRIMARY KEY keeps everybody from reading and writing the table until its index is built and every row was looked at.",
                Example.of("alter table visits add constraint visits_pkey primary key (id)")
                        .given("create table visits (id int not null);"),
                Example.of("alter table visits add constraint visits_pkey primary key using index visits_pkey")
                        .given(
                                "create table visits (id int not null); create unique index visits_pkey on visits (id);"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedConstraints().stream()
                .filter(constraint -> constraint.isPrimaryKey()
                        && scene.before().index(constraint.index()).isEmpty()
                        && scene.relation(constraint.relation())
                                .filter(table -> !table.isPartitioned())
                                .isPresent())
                .map(constraint -> Hit.of(
                                "the index of " + constraint.sql() + " is built while it "
                                        + scene.blocks(constraint.relation()) + " on "
                                        + scene.name(constraint.relation()),
                                "Build the index concurrently, and make the key of it afterwards.")
                        .rewrite(Rewrites.inSteps(
                                Rewrites.alone("create unique index concurrently " + constraint.sql() + " on "
                                        + scene.name(constraint.relation()) + " ("
                                        + scene.columns(constraint.relation(), constraint.columns()) + ")"),
                                "alter table " + scene.name(constraint.relation()) + " add constraint "
                                        + constraint.sql() + " primary key using index " + constraint.sql()))
                        .growsWith(scene.relation(constraint.relation())))
                .toList();
    }
}
