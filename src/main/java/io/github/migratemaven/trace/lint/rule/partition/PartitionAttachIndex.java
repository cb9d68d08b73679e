package io.github.migratemaven.trace.lint.rule.partition;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A partition whose indexes are built as it is attached. */
public final class PartitionAttachIndex implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "partition-attach-index",
                Severity.ERROR,
                "Build the indexes of a partition before it is attached",
                "ATTACH builds every index that the parent has and the new partition lacks, under the strongest lock on it.",
                Example.of("alter table parts attach partition parts_2 for values from (1000) to (2000)")
                        .given("create index parts_made on parts (made); create table parts_2 (id int, made date);"),
                Example.of("alter table parts attach partition parts_2 for values from (1000) to (2000)")
                        .given(
                                "create index parts_made on parts (made); create table parts_2 (id int, made date); create index parts_2_made on parts_2 (made);"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        if (!scene.has("attach", "partition")) {
            return List.of();
        }
        return scene.after().indexes().stream()
                .filter(index -> scene.revision().existed(index.table())
                        && index.parent() != 0
                        && scene.before().index(index.oid()).isEmpty())
                .map(index -> Hit.of(
                                scene.name(index.oid()) + " is built while it " + scene.blocks(index.table()) + " on "
                                        + scene.name(index.table()),
                                "Build it concurrently first; ATTACH takes it over.")
                        .rewrite(Rewrites.inSteps(
                                Rewrites.alone(index.definition().replaceFirst(" INDEX ", " INDEX CONCURRENTLY ")),
                                scene.sql()))
                        .growsWith(scene.relation(index.table())))
                .toList();
    }
}
