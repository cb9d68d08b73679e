package io.github.migratemaven.trace.lint.rule.constraint;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Constraint;
import java.util.List;

/** A primary key whose index is built under the strongest lock. */
public final class PrimaryKeyDirect implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "pk-direct",
                Severity.ERROR,
                "Build the index of a primary key first, concurrently",
                "ADD PRIMARY KEY keeps everybody from reading and writing the table until its index is built and every"
                        + " row was looked at.",
                Example.of("alter table visits add constraint visits_pkey primary key (id)")
                        .given("create table visits (id int not null);"),
                Example.of("alter table visits add constraint visits_pkey primary key using index visits_pkey")
                        .given("create table visits (id int not null); create unique index visits_pkey on visits"
                                + " (id);"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return KeyWithoutIndex.among(scene, Constraint::isPrimaryKey, "primary key", "the key");
    }
}
