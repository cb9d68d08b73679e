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

/** A unique constraint on a partitioned table, built on every partition in one go. */
public final class UniqueOnPartitioned implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "unique-partitioned",
                Severity.ERROR,
                "Build the unique index of a partitioned table partition by partition",
                "ADD UNIQUE or PRIMARY KEY keeps everybody from using any partition until the last index is built.",
                Example.of("alter table parts add constraint parts_key unique (id)"),
                Example.of("alter table only parts add constraint parts_key unique (id)"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.addedConstraints().stream()
                .filter(constraint -> (constraint.isUnique() || constraint.isPrimaryKey())
                        && scene.relation(constraint.relation())
                                .filter(Relation::isPartitioned)
                                .isPresent())
                .filter(constraint -> !children(scene, constraint).isEmpty())
                .map(constraint -> Hit.of(
                                "the indexes of " + children(scene, constraint).size()
                                        + " partitions are built while it "
                                        + scene.blocks(constraint.relation()) + " on all of "
                                        + scene.name(constraint.relation()),
                                "Add it to the parent alone, give each partition its own, and attach their indexes.")
                        .rewrite(steps(scene, constraint))
                        .growsWith(scene.relation(constraint.relation())))
                .toList();
    }

    private static List<Constraint> children(Scene scene, Constraint parent) {
        return scene.after().constraints().stream()
                .filter(constraint -> constraint.parent() == parent.oid()
                        && scene.before().index(constraint.index()).isEmpty())
                .toList();
    }

    private static String steps(Scene scene, Constraint parent) {
        String type = parent.isPrimaryKey() ? " primary key" : " unique";
        String columns = " (" + scene.columns(parent.relation(), parent.columns()) + ")";
        List<String> steps = new ArrayList<>();
        steps.add("alter table only " + scene.name(parent.relation()) + " add constraint " + parent.sql() + type
                + columns);
        for (Constraint child : children(scene, parent)) {
            steps.add(Rewrites.alone("create unique index concurrently " + child.sql() + " on "
                    + scene.name(child.relation()) + columns));
            steps.add("alter table " + scene.name(child.relation()) + " add constraint " + child.sql() + type
                    + " using index " + child.sql());
            steps.add("alter index " + parent.sql() + " attach partition " + child.sql());
        }
        return Rewrites.inSteps(steps.toArray(String[]::new));
    }
}
