package io.github.migratemaven.trace.lint.rule.constraint;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Constraint;
import io.github.migratemaven.trace.state.Relation;
import java.util.ArrayList;
import java.util.List;

/** A foreign key on a partitioned table that checks every row under a lock. */
public final class ForeignKeyOfPartitioned implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "fk-not-valid-partitioned",
                Severity.ERROR,
                "Add foreign keys to a partitioned table partition by partition",
                "ADD FOREIGN KEY keeps everybody from writing to any partition while every row is checked, and before PostgreSQL 18 a partitioned table takes none that is NOT VALID.",
                Example.of("alter table parts add constraint parts_maker foreign key (id) references customers"),
                Example.of(
                        "alter table parts_1 add constraint parts_maker foreign key (id) references customers not valid"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedConstraints().stream()
                .filter(constraint -> constraint.isForeignKey()
                        && constraint.validated()
                        && scene.relation(constraint.relation())
                                .filter(Relation::isPartitioned)
                                .isPresent())
                .filter(constraint -> partitions(scene, constraint).stream().anyMatch(scene::scans))
                .map(constraint -> Hit.of(
                                "the rows of every partition of " + scene.name(constraint.relation())
                                        + " are checked while it " + scene.blocks(constraint.relation()),
                                "Add it NOT VALID to each partition, validate it there, and add it to the parent last,"
                                        + " which then checks nothing again.")
                        .rewrite(steps(scene, constraint))
                        .growsWith(scene.relation(constraint.relation())))
                .toList();
    }

    private static List<Long> partitions(Scene scene, Constraint constraint) {
        return scene.after().constraints().stream()
                .filter(child -> child.parent() == constraint.oid() && child.relation() != constraint.relation())
                .map(Constraint::relation)
                .toList();
    }

    private static String steps(Scene scene, Constraint constraint) {
        String added = " add constraint " + constraint.sql() + " " + constraint.definition();
        List<String> steps = new ArrayList<>();
        for (long partition : partitions(scene, constraint)) {
            steps.add("alter table " + scene.name(partition) + added + " not valid");
            steps.add("alter table " + scene.name(partition) + " validate constraint " + constraint.sql());
        }
        steps.add("alter table " + scene.name(constraint.relation()) + added);
        return Rewrites.inSteps(steps.toArray(String[]::new));
    }
}
