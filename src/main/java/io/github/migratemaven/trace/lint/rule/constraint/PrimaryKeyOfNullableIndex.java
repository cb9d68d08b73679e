package io.github.migratemaven.trace.lint.rule.constraint;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Column;
import io.github.migratemaven.trace.state.Constraint;
import java.util.List;
import java.util.stream.Collectors;

/** A primary key on columns that may be null. */
public final class PrimaryKeyOfNullableIndex implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "pk-using-nullable-index",
                Severity.ERROR,
                "Make the columns of a primary key NOT NULL first",
                "PRIMARY KEY USING INDEX reads the whole table for nulls under the strongest lock, unless its columns are NOT NULL already.",
                Example.of("alter table visits add constraint visits_pkey primary key using index visits_pkey")
                        .given("create table visits (id int); create unique index visits_pkey on visits (id);"),
                Example.of("alter table visits add constraint visits_pkey primary key using index visits_pkey")
                        .given(
                                "create table visits (id int not null); create unique index visits_pkey on visits (id);"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedConstraints().stream()
                .filter(constraint -> constraint.isPrimaryKey()
                        && scene.before().index(constraint.index()).isPresent()
                        && scene.scans(constraint.relation()))
                .map(constraint -> Hit.of(
                                "every row of " + scene.name(constraint.relation())
                                        + " is looked at for nulls while it " + scene.blocks(constraint.relation()),
                                "Set the columns NOT NULL without a scan first (rule set-not-null).")
                        .rewrite(nullable(scene, constraint).stream()
                                .map(column -> NotNullSteps.of(scene, column))
                                .collect(Collectors.joining("\n")))
                        .growsWith(scene.relation(constraint.relation())))
                .toList();
    }

    private static List<Column> nullable(Scene scene, Constraint key) {
        return key.columns().stream()
                .flatMap(number -> scene.before().column(key.relation(), number).stream())
                .filter(column -> !column.notNull())
                .toList();
    }
}
