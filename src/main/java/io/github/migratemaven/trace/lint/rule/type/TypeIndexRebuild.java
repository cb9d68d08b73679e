package io.github.migratemaven.trace.lint.rule.type;

import io.github.migratemaven.finding.Severity;
import io.github.migratemaven.trace.RelationTrace;
import io.github.migratemaven.trace.lint.ColumnChange;
import io.github.migratemaven.trace.lint.Example;
import io.github.migratemaven.trace.lint.Hit;
import io.github.migratemaven.trace.lint.LintRule;
import io.github.migratemaven.trace.lint.Rewrites;
import io.github.migratemaven.trace.lint.RuleText;
import io.github.migratemaven.trace.lint.Scene;
import io.github.migratemaven.trace.state.Relation;
import java.util.List;
import java.util.stream.Collectors;

/** A change of type that builds indexes anew. */
public final class TypeIndexRebuild implements LintRule {

    @Override
    public RuleText text() {
        return new RuleText(
                "type-index-rebuild",
                Severity.ERROR,
                "Take indexes away before a change of type or collation, and build them concurrently afterwards",
                "The rows stay as they are, but each index of the column is built anew while nobody can read or write the table.",
                Example.of("alter table orders alter note type text collate \"C\""),
                Example.of("alter table orders alter note type varchar"));
    }

    @Override
    public List<Hit> look(Scene scene) {
        return scene.changedColumns().stream()
                .filter(change -> change.isOfType()
                        && !scene.rewrites(change.after().relation())
                        && !rebuilt(scene, change).isEmpty())
                .map(change -> Hit.of(
                                names(rebuilt(scene, change)) + " is built anew while it "
                                        + scene.blocks(change.after().relation()) + " on "
                                        + scene.name(change.after().relation()),
                                "Drop the index concurrently, change the type, and build the index concurrently.")
                        .rewrite(Rewrites.inSteps(
                                Rewrites.alone("drop index concurrently " + names(rebuilt(scene, change))),
                                scene.sql(),
                                Rewrites.alone(rebuilt(scene, change).stream()
                                        .flatMap(index -> scene.after().indexes().stream()
                                                .filter(built ->
                                                        scene.name(built.oid()).equals(index.sql())))
                                        .map(index ->
                                                index.definition().replaceFirst(" INDEX ", " INDEX CONCURRENTLY "))
                                        .toArray(String[]::new))))
                        .growsWith(scene.relation(change.after().relation())))
                .toList();
    }

    private static List<Relation> rebuilt(Scene scene, ColumnChange change) {
        return scene.touched().stream()
                .filter(touched -> touched.rewritten()
                        && touched.relation().isIndex()
                        && touched.relation().table() == change.after().relation())
                .map(RelationTrace::relation)
                .toList();
    }

    private static String names(List<Relation> indexes) {
        return indexes.stream().map(Relation::sql).collect(Collectors.joining(", "));
    }
}
