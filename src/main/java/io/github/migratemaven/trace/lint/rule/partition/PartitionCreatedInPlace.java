package io.github.migratemaven.trace.lint.rule.partition;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import java.util.List;

/** A partition that is created where it belongs. */
public final class PartitionCreatedInPlace implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "partition-create-of",
                Severity.WARNING,
                "Create a partition as a table, and attach it",
                "CREATE TABLE PARTITION OF takes the strongest lock on the parent and on the default partition; ATTACH does not.",
                Example.of("create table parts_2 partition of parts for values from (1000) to (2000)"),
                Example.of(
                        "create table parts_2 (like parts including all); alter table parts attach partition parts_2 for values from (1000) to (2000)"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.startsWith("create", "table")
                ? scene.after().extras("bound").stream()
                        .filter(bound -> !scene.before().relations().contains(bound.relation())
                                && scene.blocksReads(bound.oid()))
                        .map(bound -> Hit.of(
                                        "creating " + scene.name(bound.relation()) + " " + scene.blocks(bound.oid())
                                                + " on all of " + scene.name(bound.oid()),
                                        "Create it as a table like its parent, and attach it.")
                                .rewrite(Rewrites.lines(
                                        "create table " + scene.name(bound.relation()) + " (like "
                                                + scene.name(bound.oid()) + " including all)",
                                        "alter table " + scene.name(bound.oid()) + " attach partition "
                                                + scene.name(bound.relation()) + " "
                                                + bound.value())))
                        .toList()
                : List.of();
    }
}
