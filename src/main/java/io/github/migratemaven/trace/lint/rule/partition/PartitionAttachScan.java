package io.github.migratemaven.trace.lint.rule.partition;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Relation;
import java.util.List;
import java.util.Optional;

/** A partition whose rows are read as it is attached. */
public final class PartitionAttachScan implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "partition-attach-scan",
                Severity.ERROR,
                "Let a check prove the bounds of a partition before it is attached",
                "ATTACH reads every row of the new partition, and of the default one, under the strongest lock on them, unless a valid check proves that they fit.",
                Example.of("alter table parts attach partition parts_2 for values from (1000) to (2000)")
                        .given("create table parts_2 (id int, made date);"),
                Example.of("alter table parts attach partition parts_2 for values from (1000) to (2000)")
                        .given(
                                "create table parts_2 (id int, made date, constraint bounds check (id is not null and id >= 1000 and id < 2000));"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (!scene.has("attach", "partition")) {
            return List.of();
        }
        return scene.touched().stream()
                .filter(touched -> touched.relation().isTable()
                        && touched.blocksReads()
                        && scene.statement().messages().stream()
                                .anyMatch(message -> message.equals("verifying table \""
                                        + touched.relation().name() + "\"")))
                .map(touched -> Hit.of(
                                "every row of " + touched.relation().sql() + " is read while it "
                                        + scene.blocks(touched.relation().oid()) + " there",
                                "Add a check of the bounds NOT VALID, validate it, attach, and drop the check.")
                        .rewrite(steps(scene, touched.relation()))
                        .growsWith(Optional.of(touched.relation())))
                .toList();
    }

    private static String steps(Scene scene, Relation partition) {
        String name = Rewrites.name(partition.sql(), "_bounds");
        return Rewrites.inSteps(
                "alter table " + partition.sql() + " add constraint " + name
                        + " check (KEY is not null and KEY >= FROM and KEY < TO) not valid",
                "alter table " + partition.sql() + " validate constraint " + name,
                scene.sql() + ";\nalter table " + partition.sql() + " drop constraint " + name);
    }
}
